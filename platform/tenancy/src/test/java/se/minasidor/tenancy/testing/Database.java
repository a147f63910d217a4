package se.minasidor.tenancy.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Function;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;

/**
 * A real PostgreSQL with the tables of some modules, which one role owns, spoken to as the
 * application's own role, which row security binds.
 */
public final class Database implements AutoCloseable {

    private static final String NAME = "data";

    /** Only a server that never starts, or transactions that never end, are waited for so long. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final OwnPort port = new OwnPort();
    private final EmbeddedPostgres server;

    /**
     * @param migrations names of files in {@code db/migration}, in order, without their ending
     */
    public Database(String... migrations) throws IOException, SQLException {
        server = start(port);
        try (Connection all = server.getPostgresDatabase().getConnection();
                Statement statement = all.createStatement()) {
            statement.execute("create role owner login nosuperuser");
            statement.execute("create role app login nosuperuser nobypassrls");
            // a test whose transactions wait for each other fails instead of hanging
            statement.execute("alter role app set lock_timeout = " + PATIENCE.toMillis());
            statement.execute("create database " + NAME + " owner owner");
        }
        try (Connection owner = connection("owner");
                Statement statement = owner.createStatement()) {
            for (String migration : migrations) {
                String file = "/db/migration/" + migration + ".sql";
                try (InputStream in = Database.class.getResourceAsStream(file)) {
                    String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    statement.execute(script.replace("${appRole}", "app"));
                }
            }
        }
    }

    /** Closes the port where no server starts on it. */
    public static EmbeddedPostgres start(OwnPort port) throws IOException {
        try {
            return EmbeddedPostgres.builder()
                    .setPort(port.number())
                    .setPGStartupWait(PATIENCE)
                    .start();
        } catch (IOException | RuntimeException failure) {
            port.close();
            throw failure;
        }
    }

    private Connection connection(String role) throws SQLException {
        return DriverManager.getConnection(server.getJdbcUrl(role, NAME));
    }

    /** One transaction of one tenant; committed unless it throws. */
    public <T> T in(TenantId tenant, Function<Sql, T> work) {
        try (Connection connection = of(tenant)) {
            T result = work.apply(new Sql(connection));
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The application's connection in a transaction of that tenant. */
    public Connection of(TenantId tenant) throws SQLException {
        Connection connection = ofNobody();
        speakFor(connection, tenant);
        return connection;
    }

    /** The application's connection in a transaction without a tenant, which sees no row. */
    public Connection ofNobody() throws SQLException {
        Connection connection = connection("app");
        connection.setAutoCommit(false);
        return connection;
    }

    public static void speakFor(Connection connection, TenantId tenant) throws SQLException {
        try (PreparedStatement scope =
                connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            scope.setString(1, tenant.value());
            scope.execute();
        }
    }

    /** As the superuser, whom no row security binds. */
    public void asSuperuser(String statement) throws SQLException {
        try (Connection connection = connection("postgres");
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /** Calls a function of the database's own as the application, in a transaction of its own. */
    public void call(String function, Object argument) throws SQLException {
        try (Connection connection = connection("app");
                PreparedStatement sql = connection.prepareStatement("select " + function + "(?)")) {
            sql.setObject(1, argument);
            sql.execute();
        }
    }

    /** What a tenant sees: columns with a blank and rows with a comma between. */
    public String rows(TenantId tenant, String question) throws SQLException {
        try (Connection connection = of(tenant);
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(question)) {
            StringBuilder all = new StringBuilder();
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                all.append(all.isEmpty() ? "" : ", ");
                for (int i = 1; i <= columns; i++) {
                    all.append(i == 1 ? "" : " ").append(row.getString(i));
                }
            }
            return all.toString();
        }
    }

    /** Returns once a transaction waits for the end of another. */
    public void awaitWaiting() throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < PATIENCE.toNanos()) {
            try (Connection connection = connection("app");
                    Statement sql = connection.createStatement();
                    ResultSet waiting =
                            sql.executeQuery(
                                    """
                                    select 1 from pg_locks
                                    where not granted and locktype <> 'extend' limit 1
                                    """)) {
                if (waiting.next()) {
                    return;
                }
            }
            Thread.sleep(10);
        }
        throw new IllegalStateException("nobody waits");
    }

    @Override
    public void close() throws IOException {
        server.close();
        port.close();
    }
}
