package se.minasidor.launcher.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.minasidor.tenancy.testing.OwnPort;

class LoginCheckTest {

    @TempDir static Path folder;
    private static OwnPort port;
    private static EmbeddedDatabase database;

    @BeforeAll
    static void aDatabaseWithATable() throws Exception {
        port = new OwnPort();
        database = EmbeddedDatabase.start(folder.resolve("database"), port.number());
        try (Connection owner = database.asOwner();
                Statement sql = owner.createStatement()) {
            sql.execute("create table thing (id int)");
            sql.execute("grant select on thing to " + EmbeddedDatabase.APPLICATION);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
        port.close();
    }

    private static void asSuperuser(String statement) throws SQLException {
        try (Connection superuser = database.asSuperuser();
                Statement sql = superuser.createStatement()) {
            sql.execute(statement);
        }
    }

    private static List<String> faultsOf(String role) throws SQLException {
        Map<String, String> settings = database.settings();
        try (Connection connection =
                DriverManager.getConnection(settings.get("DB_URL"), role, "test-1")) {
            return LoginCheck.faults(connection);
        }
    }

    @Test
    void theApplicationsOwnLoginIsAccepted() throws Exception {
        try (Connection application = database.asApplication();
                Statement sql = application.createStatement()) {
            sql.execute("create temporary table staging (id int)");
            assertEquals(List.of(), LoginCheck.faults(application));
        }
    }

    @Test
    void theOwnerOfTablesIsRefused() throws Exception {
        try (Connection owner = database.asOwner()) {
            List<String> faults = LoginCheck.faults(owner);
            assertEquals(1, faults.size());
            assertTrue(faults.get(0).startsWith("owns tables"), faults.get(0));
            assertTrue(faults.get(0).contains("public.thing"), faults.get(0));
        }
    }

    @Test
    void whoMayBecomeTheOwnerIsRefusedToo() throws Exception {
        asSuperuser("create role heir login noinherit password 'test-1' in role minasidor_owner");
        asSuperuser("grant connect on database minasidor to heir");
        assertTrue(faultsOf("heir").get(0).contains("of minasidor_owner"));
    }

    @Test
    void aSuperuserIsRefused() throws Exception {
        try (Connection superuser = database.asSuperuser()) {
            assertTrue(LoginCheck.faults(superuser).contains("is superuser"));
        }
    }

    @Test
    void whoBypassesRowSecurityIsRefused() throws Exception {
        asSuperuser("create role passer login bypassrls password 'test-1'");
        asSuperuser("grant connect on database minasidor to passer");
        assertEquals(List.of("is allowed to bypass row security"), faultsOf("passer"));
    }

    @Test
    void whoMayBecomeASuperuserIsRefused() throws Exception {
        asSuperuser("create role boss superuser");
        asSuperuser("create role deputy login noinherit password 'test-1' in role boss");
        asSuperuser("grant connect on database minasidor to deputy");
        assertEquals(List.of("may become boss, which is superuser"), faultsOf("deputy"));
    }

    @Test
    void demoDataIsRecognised() throws Exception {
        try (Connection owner = database.asOwner();
                Statement sql = owner.createStatement()) {
            assertFalse(LoginCheck.holdsDemoData(owner));
            sql.execute("create schema " + LoginCheck.DEMO_MARK);
            try (Connection application = database.asApplication()) {
                assertTrue(LoginCheck.holdsDemoData(application));
            }
            sql.execute("drop schema " + LoginCheck.DEMO_MARK);
        }
    }
}
