package se.minasidor.portal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The third lock of tenant isolation, read from the database's own catalogue: a new table without
 * its tenant, its policy or its key order turns this red.
 */
class TenantOwnedTablesIT {

    /** Registries and queues that are read across tenants; they hold no personal data. */
    private static final String SHARED_BY_ALL =
            "('flyway_schema_history', 'mail_queue', 'access_request_queue', 'import_queue',"
                    + " 'session_registry', 'token_registry')";

    private static final String TABLES =
            "from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                    + " where n.nspname = 'public' and c.relkind in ('r', 'p')"
                    + " and c.relname not in "
                    + SHARED_BY_ALL;

    @BeforeAll
    static void migrate() throws SQLException {
        Flyway.configure()
                .dataSource(Surroundings.url(), "minasidor_owner", "owner")
                .locations("classpath:db/migration")
                .placeholders(java.util.Map.of("appRole", "minasidor_app"))
                .load()
                .migrate();
        try (Connection portal =
                        DriverManager.getConnection(Surroundings.url(), "minasidor_app", "app");
                Statement sql = portal.createStatement()) {
            sql.execute("select make_meter_month('2020-01-01')"); // so that there is a partition
        }
    }

    @Test
    void everyTableSaysWhoseItsRowsAre() throws SQLException {
        none(
                "select c.relname "
                        + TABLES
                        + " and not exists (select from pg_attribute a where a.attrelid = c.oid"
                        + " and a.attname = 'tenant_id' and a.attnotnull and not a.attisdropped)");
    }

    @Test
    void rowSecurityIsOnAndBindsTheOwnerToo() throws SQLException {
        none(
                "select c.relname "
                        + TABLES
                        + " and not (c.relrowsecurity and c.relforcerowsecurity)");
    }

    @Test
    void everyTableHasAPolicyForReadingAndWriting() throws SQLException {
        none(
                "select c.relname "
                        + TABLES
                        + " and not exists (select from pg_policy p where p.polrelid = c.oid"
                        + " and pg_get_expr(p.polqual, c.oid) like '%app.tenant%'"
                        + " and pg_get_expr(p.polwithcheck, c.oid) like '%app.tenant%')");
    }

    @Test
    void everyPrimaryKeyAndUniqueIndexBeginsWithTheTenant() throws SQLException {
        none(
                "select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid ="
                        + " i.indrelid join pg_namespace n on n.oid = c.relnamespace join pg_attribute"
                        + " a on a.attrelid = c.oid and a.attnum = i.indkey[0] where n.nspname ="
                        + " 'public' and (i.indisunique or i.indisexclusion) and a.attname <>"
                        + " 'tenant_id' and c.relname not in "
                        + SHARED_BY_ALL);
    }

    @Test
    void everyTableHasAPrimaryKey() throws SQLException {
        none(
                "select c.relname "
                        + TABLES
                        + " and not exists (select from pg_index i where i.indrelid = c.oid and"
                        + " i.indisprimary)");
    }

    @Test
    void noReferenceCrossesTenants() throws SQLException {
        none(
                "select con.conname from pg_constraint con join pg_class c on c.oid = con.conrelid"
                        + " join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on"
                        + " a.attrelid = con.conrelid and a.attnum = con.conkey[1] join pg_attribute f"
                        + " on f.attrelid = con.confrelid and f.attnum = con.confkey[1] where"
                        + " con.contype = 'f' and n.nspname = 'public' and (a.attname <> 'tenant_id' or"
                        + " f.attname <> 'tenant_id') and c.relname not in "
                        + SHARED_BY_ALL);
    }

    @Test
    void viewsDoNotStepAroundRowSecurity() throws SQLException {
        none(
                "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = 'public' and (c.relkind = 'm' or c.relkind = 'v' and not"
                        + " coalesce('security_invoker=true' = any(c.reloptions), false))");
    }

    @Test
    void thePortalsLoginOwnsNothingAndIsNobodySpecial() throws SQLException {
        none(
                "select rolname from pg_roles where rolname = 'minasidor_app' and (rolsuper or"
                        + " rolbypassrls or rolcreaterole or rolcreatedb)");
        none(
                "select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where"
                        + " r.rolname = 'minasidor_app'");
        none(
                "select rolname from pg_roles where rolname = 'minasidor_owner' and (rolsuper or"
                        + " rolbypassrls)");
    }

    @Test
    void theSecurityLogCanOnlyForgetWhatIsTwoYearsOld() throws SQLException {
        try (Connection portal =
                        DriverManager.getConnection(Surroundings.url(), "minasidor_app", "app");
                Statement sql = portal.createStatement()) {
            portal.setAutoCommit(false);
            sql.execute("set local app.tenant = 'gamla-loggen'");
            sql.execute(
                    "insert into security_event (tenant_id, at, actor, event, outcome) values"
                            + " ('gamla-loggen', now() - interval '25 months', 'SYSTEM', 'login',"
                            + " 'ok'), ('gamla-loggen', now() - interval '23 months', 'SYSTEM',"
                            + " 'login', 'ok')");
            assertEquals(1, sql.executeUpdate("delete from security_event"));
            portal.rollback();
        }
    }

    @Test
    void withoutATenantThePortalsLoginSeesNoRow() throws SQLException {
        try (Connection portal =
                        DriverManager.getConnection(Surroundings.url(), "minasidor_app", "app");
                Connection all = Surroundings.superuser();
                Statement sql = portal.createStatement()) {
            List<String> tables =
                    column(all, "select c.relname " + TABLES + " and not c.relispartition");
            assertFalse(tables.isEmpty(), "there are tables to look at");
            for (String table : tables) {
                try (ResultSet rows = sql.executeQuery("select count(*) from " + table)) {
                    rows.next();
                    assertEquals(0, rows.getInt(1), table);
                }
            }
        }
    }

    @Test
    void thePortalsLoginReachesAPartitionThroughItsTableOnly() throws SQLException {
        try (Connection all = Surroundings.superuser()) {
            assertFalse(
                    column(all, "select c.relname " + TABLES + " and c.relispartition").isEmpty());
        }
        none(
                "select c.relname "
                        + TABLES
                        + " and c.relispartition and has_table_privilege('minasidor_app', c.oid,"
                        + " 'select, insert, update, delete')");
    }

    private static void none(String query) throws SQLException {
        try (Connection all = Surroundings.superuser()) {
            assertEquals(List.of(), column(all, query));
        }
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
