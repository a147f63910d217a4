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
import java.util.concurrent.TimeUnit;
import se.minasidor.launcher.Ports;
import se.minasidor.launcher.PrivateFile;

/**
 * A real PostgreSQL in the data folder, with the same two roles as in production: one owns the
 * tables, the other works with them and obeys row security. What is committed is on disk.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    public static final String OWNER = "minasidor_owner";
    public static final String APPLICATION = "minasidor_app";
    private static final String NAME = "minasidor";
    private static final String SUPERUSER = "postgres";
    private static final String PLAIN_LOGIN =
            " login nosuperuser nobypassrls nocreaterole nocreatedb";
    private static final String PID = "postmaster.pid";
    private static final int FIRST_PORT = 21_000;
    private static final int PORTS = 9_000;
    private static final int PORT_LINE = 3;
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofMinutes(2);

    private final EmbeddedPostgres postgres;
    private final Path files;
    private final int port;
    private final DatabasePasswords passwords;

    private EmbeddedDatabase(
            EmbeddedPostgres postgres, Path files, int port, DatabasePasswords passwords) {
        this.postgres = postgres;
        this.files = files;
        this.port = port;
        this.passwords = passwords;
    }

    /** Starts what lies in the folder, or makes it, on a port that others seldom take. */
    public static EmbeddedDatabase start(Path folder) throws IOException, SQLException {
        int usual = FIRST_PORT + Math.floorMod(folder.toAbsolutePath().hashCode(), PORTS);
        return start(folder, Ports.freeFrom(usual));
    }

    /** The same on a given port. */
    public static EmbeddedDatabase start(Path folder, int port) throws IOException, SQLException {
        Path files = folder.resolve("files");
        PrivateFile.folder(folder);
        DatabasePasswords passwords = DatabasePasswords.in(folder);
        Path furnished = folder.resolve("furnished");
        endLeftOver(files);
        File log = folder.resolve("postgresql.log").toFile();
        EmbeddedPostgres postgres =
                EmbeddedPostgres.builder()
                        .setDataDirectory(files)
                        .setCleanDataDirectory(false)
                        .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                        .setRegisterShutdownHook(false)
                        .setPort(port)
                        .setPGStartupWait(START)
                        .setConnectConfig("password", passwords.superuser())
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "100")
                        .setServerConfig("password_encryption", "scram-sha-256")
                        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
                        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
                        .start();
        EmbeddedDatabase database = new EmbeddedDatabase(postgres, files, port, passwords);
        try {
            if (!Files.exists(furnished)) {
                database.furnish();
                Files.createFile(furnished);
            }
        } catch (IOException | SQLException failure) {
            postgres.close();
            throw failure;
        }
        return database;
    }

    /** A database whose launcher was killed still runs and holds the files: it is ended first. */
    private static void endLeftOver(Path files) throws IOException {
        Optional<ProcessHandle> left = process(files);
        if (left.isPresent()) {
            left.get().descendants().forEach(ProcessHandle::destroy);
            left.get().destroyForcibly();
            left.get().onExit().join();
        }
        Files.deleteIfExists(files.resolve(PID));
    }

    private static Optional<ProcessHandle> process(Path files) throws IOException {
        Path pid = files.resolve(PID);
        if (!Files.exists(pid)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).strip()))
                .filter(p -> p.info().command().orElse("").endsWith("postgres"))
                .filter(ProcessHandle::isAlive);
    }

    /** Each step may have been done by a first start that was cut short. */
    private void furnish() throws SQLException, IOException {
        try (Connection connection = open(SUPERUSER, passwords.superuser(), SUPERUSER);
                Statement sql = connection.createStatement()) {
            sql.execute(password(SUPERUSER, passwords.superuser()));
            for (String role : List.of(OWNER, APPLICATION)) {
                if (!exists(sql, "select from pg_roles where rolname = '" + role + "'")) {
                    sql.execute("create role " + role + PLAIN_LOGIN);
                }
            }
            sql.execute(password(OWNER, passwords.owner()));
            sql.execute(password(APPLICATION, passwords.application()));
            if (!exists(sql, "select from pg_database where datname = '" + NAME + "'")) {
                sql.execute("create database " + NAME + " owner " + OWNER + " encoding 'UTF8'");
            }
            sql.execute("revoke all on database " + NAME + " from public");
            sql.execute("grant connect, temporary on database " + NAME + " to " + APPLICATION);
            Files.write(
                    files.resolve("pg_hba.conf"),
                    List.of(
                            "local all all scram-sha-256",
                            "host all all 127.0.0.1/32 scram-sha-256",
                            "host all all ::1/128 scram-sha-256"));
            sql.execute("select pg_reload_conf()");
        }
    }

    private static boolean exists(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            return rows.next();
        }
    }

    private static String password(String role, String password) {
        return "alter role " + role + " password '" + password + "'";
    }

    /** The settings that make the portal use this database. */
    public Map<String, String> settings() {
        return settings(port, passwords);
    }

    /** The settings of the database that runs in a folder, started by another process. */
    public static Optional<Map<String, String>> runningIn(Path folder) throws IOException {
        Path files = folder.resolve("files");
        if (process(files).isEmpty()) {
            return Optional.empty();
        }
        List<String> pid = Files.readAllLines(files.resolve(PID));
        int port = Integer.parseInt(pid.get(PORT_LINE).strip());
        return Optional.of(settings(port, DatabasePasswords.in(folder)));
    }

    private static Map<String, String> settings(int port, DatabasePasswords passwords) {
        return Map.of(
                "DB",
                "embedded",
                "DB_URL",
                "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME,
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

    @Override
    public void close() throws IOException {
        Optional<ProcessHandle> process = process(files);
        postgres.close();
        // its own wait is short, and ends while a busy disk still writes
        process.ifPresent(
                p -> p.onExit().completeOnTimeout(p, STOP.toSeconds(), TimeUnit.SECONDS).join());
    }
}
