package se.minasidor.launcher.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real PostgreSQL in the data folder, with the same two roles as in production: one owns the
 * tables, the other works with them and obeys row security. What is committed is on disk.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    public static final String OWNER = "minasidor_owner";
    public static final String APPLICATION = "minasidor_app";
    private static final String NAME = "minasidor";
    private static final String SUPERUSER = "postgres";

    private final EmbeddedPostgres postgres;
    private final int port;
    private final DatabasePasswords passwords;

    private EmbeddedDatabase(EmbeddedPostgres postgres, int port, DatabasePasswords passwords) {
        this.postgres = postgres;
        this.port = port;
        this.passwords = passwords;
    }

    /** Starts what lies in the folder, or makes it. */
    public static EmbeddedDatabase start(Path folder, int port) throws IOException, SQLException {
        Path files = folder.resolve("files");
        Files.createDirectories(folder);
        DatabasePasswords passwords = DatabasePasswords.in(folder);
        boolean first = !Files.exists(files.resolve("PG_VERSION"));
        endLeftOver(files);
        File log = folder.resolve("postgresql.log").toFile();
        EmbeddedPostgres postgres =
                EmbeddedPostgres.builder()
                        .setDataDirectory(files)
                        .setCleanDataDirectory(false)
                        .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                        .setRegisterShutdownHook(false)
                        .setPort(port)
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setConnectConfig("password", passwords.superuser())
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "100")
                        .setServerConfig("password_encryption", "scram-sha-256")
                        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
                        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
                        .start();
        EmbeddedDatabase database = new EmbeddedDatabase(postgres, port, passwords);
        try {
            if (first) {
                database.furnish(files);
            }
        } catch (IOException | SQLException failure) {
            postgres.close();
            throw failure;
        }
        return database;
    }

    /** A database whose launcher was killed still runs and holds the files: it is ended first. */
    private static void endLeftOver(Path files) throws IOException {
        Path pid = files.resolve("postmaster.pid");
        if (!Files.exists(pid)) {
            return;
        }
        List<String> lines = Files.readAllLines(pid);
        Optional<ProcessHandle> left =
                ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(p -> p.info().command().orElse("").endsWith("postgres"))
                        .filter(ProcessHandle::isAlive);
        if (left.isPresent()) {
            left.get().descendants().forEach(ProcessHandle::destroy);
            left.get().destroyForcibly();
            left.get().onExit().join();
        }
        Files.deleteIfExists(pid);
    }

    private void furnish(Path files) throws SQLException, IOException {
        try (Connection connection = open(SUPERUSER, passwords.superuser(), SUPERUSER);
                Statement sql = connection.createStatement()) {
            sql.execute("alter role postgres password '" + passwords.superuser() + "'");
            sql.execute(role(OWNER, passwords.owner()));
            sql.execute(role(APPLICATION, passwords.application()));
            sql.execute("create database " + NAME + " owner " + OWNER + " encoding 'UTF8'");
            sql.execute("revoke all on database " + NAME + " from public");
            sql.execute("grant connect on database " + NAME + " to " + APPLICATION);
        }
        Files.write(
                files.resolve("pg_hba.conf"),
                List.of(
                        "local all all scram-sha-256",
                        "host all all 127.0.0.1/32 scram-sha-256",
                        "host all all ::1/128 scram-sha-256"));
        try (Connection connection = open(SUPERUSER, passwords.superuser(), SUPERUSER);
                Statement sql = connection.createStatement()) {
            sql.execute("select pg_reload_conf()");
        }
    }

    private static String role(String name, String password) {
        return "create role "
                + name
                + " login nosuperuser nobypassrls nocreaterole nocreatedb password '"
                + password
                + "'";
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    /** The settings that make the portal use this database. */
    public Map<String, String> settings() {
        return Map.of(
                "DB",
                "embedded",
                "DB_URL",
                url(),
                "DB_USER",
                APPLICATION,
                "DB_PASSWORD",
                passwords.application(),
                "DB_MIGRATION_USER",
                OWNER,
                "DB_MIGRATION_PASSWORD",
                passwords.owner());
    }

    public Connection asOwner() throws SQLException {
        return open(OWNER, passwords.owner(), NAME);
    }

    public Connection asApplication() throws SQLException {
        return open(APPLICATION, passwords.application(), NAME);
    }

    public Connection asSuperuser() throws SQLException {
        return open(SUPERUSER, passwords.superuser(), NAME);
    }

    private Connection open(String user, String password, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }

    /** Whether the tables exist that were there when demo data was loaded. */
    public boolean has(String query) throws SQLException {
        try (Connection connection = asOwner();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
