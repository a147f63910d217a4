package se.minasidor.portal.container;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import se.minasidor.bankidsimulator.BankIdSimulator;
import se.minasidor.bankidsimulator.TestCertificates;

/**
 * What the container tests stand on: a real PostgreSQL with the two roles, a real SMTP server, two
 * small tenants named alfa and beta, and free ports. Started once for the whole test run, and only
 * when container tests run.
 */
public class Surroundings implements LauncherSessionListener {

    static {
        // The tenants' names under localhost are resolved by browsers only; the host is a header.
        // Java reads this once, at the first request, whoever sends it.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    /**
     * After which something is given up that takes moments; a computer may stand still for some.
     */
    static final Duration LONG = Duration.ofMinutes(5);

    private static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();

    private static EmbeddedPostgres database;
    private static GreenMail mail;
    private static BankIdSimulator bankId;
    private static ForgingProvider providers;
    private static int strictPort;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (Boolean.getBoolean("minasidor.container.tests")) {
            start();
        }
    }

    /** Starts everything, once. */
    public static synchronized void start() {
        if (database != null) {
            return;
        }
        try {
            open();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("The test surroundings did not start", e);
        }
    }

    private static void open() throws IOException, SQLException {
        database =
                EmbeddedPostgres.builder()
                        .setPort(freePort())
                        .setLocaleConfig("locale", "C") // whatever this computer speaks
                        .setPGStartupWait(LONG)
                        .start();
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create role minasidor_owner login password 'owner' nosuperuser");
            sql.execute("create role minasidor_app login password 'app' nosuperuser nobypassrls");
            sql.execute("create database minasidor owner minasidor_owner");
        }
        ServerSetup smtp = new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        smtp.setServerStartupTimeout(LONG.toMillis());
        mail = new GreenMail(smtp);
        mail.start();
        providers = ForgingProvider.start();
        strictPort = freePort();
        Path keys = Files.createTempFile("minasidor", ".keys");
        Files.writeString(keys, "test=" + Base64.getEncoder().encodeToString(new byte[32]));

        TestCertificates certificates = TestCertificates.in(Path.of("target/bankid"));
        certificates.relyingParty("alfa", "Bolaget Alfa");
        certificates.relyingParty("beta", "Bolaget Beta");
        bankId = BankIdSimulator.start(0, 0, certificates, List.of());

        int port = freePort();
        System.setProperty("minasidor.test.port", Integer.toString(port));
        List<String> options = new ArrayList<>();
        options.add("-Dminasidor.db.url=" + url());
        options.add("-Dminasidor.db.user=minasidor_app");
        options.add("-Dminasidor.db.password=app");
        options.add("-Dminasidor.db.migration.user=minasidor_owner");
        options.add("-Dminasidor.db.migration.password=owner");
        options.add("-Dminasidor.mail.host=127.0.0.1");
        options.add("-Dminasidor.mail.port=" + mail.getSmtp().getPort());
        options.add("-Dminasidor.mail.from=portal@example.test");
        options.add("-Dminasidor.secret.key.file=" + keys);
        options.add("-Dminasidor.bankid.url=" + bankId.url());
        options.add("-Dminasidor.bankid.root=" + certificates.root().toAbsolutePath());
        options.add(
                "-Dminasidor.bankid.signature.root="
                        + certificates.signatureRoot().toAbsolutePath());
        options.add(
                "-Dminasidor.bankid.certificates="
                        + certificates.relyingParties().toAbsolutePath());
        options.add("-Dminasidor.public.url.pattern=http://{host}:" + port);
        options.add("-Dminasidor.tenants=" + tenants());
        System.setProperty("minasidor.test.options", String.join(" ", options));
        Runtime.getRuntime().addShutdownHook(new Thread(Surroundings::stop));
    }

    /** The tenants as they lie there, and where the forged providers of two of them answer. */
    private static Path tenants() throws IOException {
        Path source = Path.of("src/test/resources/tenants");
        Path copy = Files.createTempDirectory("minasidor-tenants");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.writeString(
                            to,
                            Files.readString(file)
                                    .replace("PROVIDERS", providers.address())
                                    .replace("STRICTPORT", Integer.toString(strictPort)));
                }
            }
        }
        return copy;
    }

    /** Where a strict provider is expected, when one is started. */
    static int strictPort() {
        return strictPort;
    }

    static ForgingProvider providers() {
        return providers;
    }

    private static void stop() {
        try {
            mail.stop();
            bankId.close();
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port the portal under test answers on. */
    public static int port() {
        return Integer.getInteger("minasidor.test.port");
    }

    /** What stands for BankID; alfa and beta have certificates there. */
    static BankIdSimulator bankId() {
        return bankId;
    }

    public static GreenMail mail() {
        return mail;
    }

    /** The database as the application's role sees it. */
    public static String url() {
        return database.getJdbcUrl("minasidor_app", "minasidor").replaceFirst("\\?.*", "");
    }

    /** A connection of the application's role, without a tenant. */
    public static Connection portal() throws SQLException {
        return DriverManager.getConnection(url(), "minasidor_app", "app");
    }

    /** A connection of the superuser, for looking behind row security in assertions. */
    public static Connection superuser() throws SQLException {
        return database.getDatabase("postgres", "minasidor").getConnection();
    }

    /**
     * The built WAR, for a server that has the {@link #port} to itself: the one before was told to
     * end, and may not have come to it.
     */
    static WebArchive war() {
        awaitServerEnd();
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    /** The server of the tests before works on nothing any more. */
    static void awaitServerEnd() {
        Node.serversThatAreNone().forEach(Surroundings::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle server) {
        try {
            server.onExit().get(60, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            server.destroyForcibly();
            server.onExit().join();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The database's processes, one for each connection and some more. */
    static Stream<ProcessHandle> databaseProcesses() {
        try (Connection all = superuser();
                Statement sql = all.createStatement();
                ResultSet row = sql.executeQuery("select pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow()
                    .descendants();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The options of a Java process that is to run the portal here, all but its port. */
    static List<String> options() {
        return List.of(System.getProperty("minasidor.test.options").split(" "));
    }

    /**
     * A port that is free, and stays so until a server has started: it is given once, and below
     * those that systems give to connections going out.
     */
    static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(21_000, 31_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                if (PORTS.add(port)) {
                    return socket.getLocalPort();
                }
            } catch (BindException taken) {
                continue;
            }
        }
    }
}
