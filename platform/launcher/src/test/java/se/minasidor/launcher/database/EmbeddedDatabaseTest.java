package se.minasidor.launcher.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.minasidor.tenancy.testing.OwnPort;

class EmbeddedDatabaseTest {

    @Test
    void itKeepsItsDataAndItsPasswords(@TempDir Path folder) throws Exception {
        try (OwnPort port = new OwnPort()) {
            itKeepsItsDataAndItsPasswords(folder, port.number());
        }
    }

    private static void itKeepsItsDataAndItsPasswords(Path folder, int port) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, port);
                Connection owner = database.asOwner();
                Statement sql = owner.createStatement()) {
            sql.execute("create table thing as select 'åäö' as word");
            assertEquals("on", one(sql, "show fsync"));
            assertEquals("on", one(sql, "show synchronous_commit"));
            assertEquals("UTF8", one(sql, "show server_encoding"));
            assertTrue(EmbeddedDatabase.runningIn(folder).isPresent());
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)),
                    "the program we run lies in it, in a folder that anybody may write to");
        }
        assertTrue(EmbeddedDatabase.runningIn(folder).isEmpty());
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, port)) {
            try (Connection owner = database.asOwner();
                    Statement sql = owner.createStatement()) {
                assertEquals("åäö", one(sql, "select word from thing"));
            }
            String url = database.settings().get("DB_URL");
            assertThrows(
                    SQLException.class,
                    () ->
                            DriverManager.getConnection(url, EmbeddedDatabase.OWNER, "guess")
                                    .close());
        }
    }

    private static String one(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
