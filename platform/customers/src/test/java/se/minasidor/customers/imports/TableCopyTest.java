package se.minasidor.customers.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.minasidor.tenancy.testing.Database;
import se.minasidor.tenancy.testing.OwnPort;

class TableCopyTest {

    private static OwnPort port;
    private static EmbeddedPostgres database;

    @BeforeAll
    static void start() throws IOException {
        port = new OwnPort();
        database = Database.start(port);
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
        port.close();
    }

    private static int rows(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("create temporary table words (word text)");
            TableCopy copy = TableCopy.begin(connection, "copy words from stdin");
            byte[] lines = "ett\ntv\u00e5\n".getBytes(StandardCharsets.UTF_8);
            copy.write(lines, lines.length);
            copy.end();
            copy.cancel(); // what has ended stays
            try (ResultSet count = sql.executeQuery("select count(*) from words")) {
                count.next();
                return count.getInt(1);
            }
        }
    }

    @Test
    void rowsGoIn() throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection()) {
            assertEquals(2, rows(connection));
        }
    }

    /** As on a server that has the driver among its own libraries. */
    @Test
    void rowsGoInThroughADriverThatIsNotOurOwn() throws Exception {
        URL jar =
                Class.forName("org.postgresql.Driver")
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation();
        try (URLClassLoader server =
                        new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
                Connection connection = connect(server)) {
            assertNotSame(
                    Class.forName("org.postgresql.PGConnection"),
                    server.loadClass("org.postgresql.PGConnection"));
            assertEquals(2, rows(connection));
        }
    }

    private static Connection connect(ClassLoader loader) throws Exception {
        Driver driver =
                (Driver)
                        loader.loadClass("org.postgresql.Driver")
                                .getDeclaredConstructor()
                                .newInstance();
        Properties login = new Properties();
        login.setProperty("user", "postgres");
        return driver.connect(database.getJdbcUrl("postgres", "postgres"), login);
    }

    @Test
    void whatTheDatabaseRefusesIsAnSqlException() throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection()) {
            SQLException refused =
                    assertThrows(
                            SQLException.class,
                            () -> TableCopy.begin(connection, "copy nothing from stdin"));
            assertEquals("42P01", refused.getSQLState());
        }
    }
}
