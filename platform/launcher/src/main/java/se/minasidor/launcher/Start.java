package se.minasidor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.minasidor.launcher.database.EmbeddedDatabase;
import se.minasidor.launcher.database.LoginCheck;
import se.minasidor.launcher.server.PayaraMicro;
import se.minasidor.launcher.server.ServerFolder;
import se.minasidor.launcher.server.SharedClasses;
import se.minasidor.launcher.server.StartOptions;
import se.minasidor.launcher.settings.Settings;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantFolders;

/**
 * {@code ./minasidor start}: production. It never starts the mail sink, a simulator or demo data,
 * and refuses to run on what the demo left.
 */
final class Start {

    private static final Duration READY_WITHIN = Duration.ofMinutes(5);
    static final String DEMO_DATA = "MINASIDOR_DB_URL: this database holds demo data";

    private final Distribution distribution;
    private final Map<String, String> environment;
    private final SmtpConversation.Patience patience;

    Start(Distribution distribution, Map<String, String> environment) {
        this(distribution, environment, SmtpConversation.PATIENCE);
    }

    /**
     * @param patience with the mail server
     */
    Start(
            Distribution distribution,
            Map<String, String> environment,
            SmtpConversation.Patience patience) {
        this.distribution = distribution;
        this.environment = environment;
        this.patience = patience;
    }

    int run() throws Exception {
        Settings written = Settings.read(environment);
        try (Running running = new Running(false)) {
            running.start(() -> FolderLock.of(written.data()));
            ServerFolder folder = new ServerFolder(written.data().resolve("server"), distribution);
            PayaraMicro.endLeftOver(folder);
            refuse(beforeAnythingRuns(written));
            Settings settings =
                    written.embeddedDatabase() ? withDatabase(written, running) : written;
            refuse(database(settings));
            PayaraMicro server = running.start(() -> server(settings, folder));
            if (!server.awaitReady(READY_WITHIN) && server.alive()) {
                System.err.println("The portal did not get ready. From its log:");
                server.lastWords().forEach(line -> System.err.println("  " + line));
                return 3;
            }
            int code = server.waitFor();
            if (running.stopping()) {
                running.awaitStopped();
                return 0;
            }
            System.err.println("The server ended by itself with code " + code + ".");
            return 3;
        }
    }

    private static void refuse(List<String> reasons) {
        if (!reasons.isEmpty()) {
            throw new Refusal(reasons);
        }
    }

    private List<String> beforeAnythingRuns(Settings settings) {
        List<String> reasons = new ArrayList<>();
        if (Files.exists(Demo.mark(settings.data()))) {
            reasons.add(
                    "MINASIDOR_DATA says \"" + settings.data() + "\": the demo's data is there");
        }
        try {
            SecretKeys.read(Path.of(settings.get("SECRET_KEY_FILE")));
        } catch (RuntimeException wrong) {
            reasons.add("MINASIDOR_SECRET_KEY_FILE: " + wrong.getMessage());
        }
        if (!Ports.free(settings.number("PORT"))) {
            reasons.add("MINASIDOR_PORT says " + settings.number("PORT") + ": the port is taken");
        }
        reasons.addAll(BankIdDoctor.refusals(settings));
        reasons.addAll(testProviders(settings));
        SmtpConversation.Server mail = MailCheck.server(settings).with(patience);
        try (SmtpConversation conversation = SmtpConversation.open(mail)) {
            if (conversation.isSink()) {
                reasons.add(
                        "MINASIDOR_MAIL_HOST says \"%s\": a mail sink for tests answers at port %d"
                                .formatted(mail.host(), mail.port()));
            } else {
                conversation.begin();
            }
        } catch (SmtpConversation.Failed step) {
            // mails wait in the database until the server answers; doctor tells
            System.err.println("Warning: no mail can leave yet. " + step.getMessage());
        }
        return reasons;
    }

    /** Whoever serves OpenID without TLS is the demo's, and lets everybody in as anybody. */
    static List<String> testProviders(Settings settings) {
        List<String> reasons = new ArrayList<>();
        if (Files.isDirectory(settings.tenants())) {
            for (Tenant tenant : TenantFolders.once(settings.tenants()).tenants().values()) {
                tenant.login().registrations().values().stream()
                        .filter(provider -> !"https".equals(provider.issuer().getScheme()))
                        .map(
                                provider ->
                                        "tenants/%s: login.oidc.%s.issuer says \"%s\": a TEST provider, which lets everybody in"
                                                .formatted(
                                                        tenant.id(),
                                                        provider.id(),
                                                        provider.issuer()))
                        .forEach(reasons::add);
            }
        }
        return reasons;
    }

    private static Settings withDatabase(Settings settings, Running running) throws Exception {
        EmbeddedDatabase database =
                running.start(() -> EmbeddedDatabase.start(settings.data().resolve("database")));
        return settings.with(database.settings());
    }

    /** What is wrong with the database's two logins. */
    static List<String> database(Settings settings) {
        List<String> reasons = new ArrayList<>();
        String user = settings.get("DB_USER");
        if (user.equals(settings.get("DB_MIGRATION_USER"))) {
            reasons.add(
                    "MINASIDOR_DB_USER says \""
                            + user
                            + "\": the migrations' login owns the tables, so it must be another");
            return reasons;
        }
        try (Connection application = connect(settings, "DB_USER", "DB_PASSWORD")) {
            LoginCheck.faults(application)
                    .forEach(
                            fault ->
                                    reasons.add(
                                            "MINASIDOR_DB_USER says \""
                                                    + user
                                                    + "\": it "
                                                    + fault));
            if (LoginCheck.holdsDemoData(application)) {
                reasons.add(DEMO_DATA);
            }
        } catch (SQLException failure) {
            reasons.add(reason("MINASIDOR_DB_USER", user, failure));
        }
        try (Connection owner = connect(settings, "DB_MIGRATION_USER", "DB_MIGRATION_PASSWORD")) {
            owner.isValid(1);
        } catch (SQLException failure) {
            reasons.add(
                    reason(
                            "MINASIDOR_DB_MIGRATION_USER",
                            settings.get("DB_MIGRATION_USER"),
                            failure));
        }
        return reasons;
    }

    private static String reason(String name, String value, SQLException failure) {
        boolean unreachable =
                failure.getSQLState() != null && failure.getSQLState().startsWith("08");
        String what =
                unreachable
                        ? "MINASIDOR_DB_URL: no database answers"
                        : name + " says \"" + value + "\": cannot log in";
        return what + " (" + failure.getMessage().lines().findFirst().orElse("") + ")";
    }

    static Connection connect(Settings settings, String user, String password) throws SQLException {
        DriverManager.setLoginTimeout(10);
        return DriverManager.getConnection(
                settings.get("DB_URL"), settings.get(user), settings.get(password));
    }

    private PayaraMicro server(Settings settings, ServerFolder folder) throws IOException {
        return PayaraMicro.start(
                folder,
                new StartOptions(
                        settings.get("BIND"),
                        settings.number("PORT"),
                        settings.get("LOG").equals("json"),
                        settings.get("JAVA_OPTS"),
                        new SharedClasses(settings.data(), distribution),
                        System.out),
                settings.environment());
    }
}
