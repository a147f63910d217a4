package se.minasidor.tenancy.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;

/** A real PostgreSQL with the tables of some modules, spoken to as the application's own role. */
public final class Database implements AutoCloseable {

    private final EmbeddedPostgres server;

    /**
     * @param migrations names of files in {@code db/migration}, in order, without their ending
     */
    public Database(String... migrations) throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        try (Connection owner = server.getPostgresDatabase().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("create role app login nosuperuser nobypassrls");
            for (String migration : migrations) {
                String file = "/db/migration/" + migration + ".sql";
                try (InputStream in = Database.class.getResourceAsStream(file)) {
                    String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    statement.execute(script.replace("${appRole}", "app"));
                }
            }
        }
    }

    /** One transaction of one tenant; committed unless it throws. */
    public <T> T in(TenantId tenant, Function<Sql, T> work) {
        try (Connection connection =
                DriverManager.getConnection(server.getJdbcUrl("app", "postgres"))) {
            connection.setAutoCommit(false);
            try (PreparedStatement scope =
                    connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
                scope.setString(1, tenant.value());
                scope.execute();
            }
            T result = work.apply(new Sql(connection));
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
