package se.minasidor.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import se.minasidor.launcher.database.MigrationState;
import se.minasidor.launcher.settings.Settings;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantCatalog;
import se.minasidor.tenancy.TenantFolders;

/**
 * {@code ./minasidor doctor}: looks at everything a start needs and says what is wrong, in words.
 */
final class Doctor {

    private static final long LEAST_DISK = 1_000_000_000L;
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    private final Distribution distribution;
    private final Installation installation;
    private int faults;

    Doctor(Distribution distribution, Map<String, String> environment) {
        this.distribution = distribution;
        installation = Installation.of(environment);
    }

    int run() {
        well("Java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
        if (installation.isDemo()) {
            well(
                    "demo",
                    "runs in " + installation + "; its mail sink and data are for trying only");
        }
        Settings.Examined examined = Settings.examine(installation.environment());
        examined.faults().forEach(fault -> bad("settings", fault));
        if (examined.faults().isEmpty()) {
            well("settings", "complete");
        }
        Settings settings = examined.settings();
        disk();
        keys(settings);
        database(settings);
        tenants();
        mail(settings);
        new BankIdDoctor(installation, settings).look(Doctor::well, this::bad);
        providers(settings);
        port(settings);
        System.out.println(
                faults == 0
                        ? "Nothing is wrong."
                        : faults + (faults == 1 ? " fault." : " faults."));
        return faults == 0 ? 0 : 1;
    }

    private void disk() {
        Path folder = installation.data().toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (!Files.isWritable(folder)) {
                bad("disk", folder + " cannot be written to");
            } else if (free < LEAST_DISK) {
                bad("disk", "only " + free / 1_000_000 + " MB are free in " + folder);
            } else {
                well("disk", free / 1_000_000_000 + " GB free in " + folder);
            }
        } catch (IOException failure) {
            bad("disk", folder + ": " + failure.getMessage());
        }
    }

    private void keys(Settings settings) {
        settings.find("SECRET_KEY_FILE")
                .map(Path::of)
                .filter(Files::isReadable)
                .ifPresent(
                        file -> {
                            try {
                                well("keys", SecretKeys.read(file).size() + " in " + file);
                            } catch (RuntimeException wrong) {
                                bad("keys", wrong.getMessage());
                            }
                        });
    }

    private void database(Settings settings) {
        if (settings.find("DB_URL").isEmpty()
                || settings.find("DB_USER").isEmpty()
                || settings.find("DB_MIGRATION_USER").isEmpty()
                || settings.find("DB_PASSWORD").isEmpty()
                || settings.find("DB_MIGRATION_PASSWORD").isEmpty()) {
            if (settings.embeddedDatabase()) {
                well("database", "embedded, and not running now");
            }
            return;
        }
        List<String> wrong = new ArrayList<>(Start.database(settings));
        if (installation.isDemo()) {
            wrong.removeIf(fault -> fault.equals(Start.DEMO_DATA));
        }
        wrong.forEach(fault -> bad("database", fault));
        try (Connection owner =
                Start.connect(settings, "DB_MIGRATION_USER", "DB_MIGRATION_PASSWORD")) {
            if (wrong.isEmpty()) {
                well("database", version(owner) + ", both logins as they should be");
            }
            clock(owner);
            migrations(owner);
        } catch (SQLException | IOException alreadyTold) {
            if (wrong.isEmpty()) {
                bad("database", alreadyTold.getMessage());
            }
        }
    }

    private static String version(Connection connection) throws SQLException {
        return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
    }

    private void clock(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select clock_timestamp()")) {
            row.next();
            Instant theirs = row.getTimestamp(1).toInstant();
            Duration apart = Duration.between(theirs, Instant.now()).abs();
            if (apart.compareTo(CLOCK_TOLERANCE) > 0) {
                bad(
                        "clock",
                        "this computer and the database are %d seconds apart; links and codes will not be valid as long as they say"
                                .formatted(apart.toSeconds()));
            } else {
                well("clock", "the same as the database's");
            }
        }
    }

    private void migrations(Connection owner) throws SQLException, IOException {
        MigrationState state = MigrationState.of(owner, distribution.portal());
        if (!state.failed().isEmpty()) {
            bad("migrations", "failed: " + String.join(", ", state.failed()));
        }
        TreeSet<String> unknown = new TreeSet<>(state.applied());
        unknown.removeAll(state.shipped());
        if (!unknown.isEmpty()) {
            bad(
                    "migrations",
                    "the database has "
                            + String.join(", ", unknown)
                            + ", which this version does not know: it is older than the database");
        }
        TreeSet<String> missing = new TreeSet<>(state.shipped());
        missing.removeAll(state.applied());
        if (state.failed().isEmpty() && unknown.isEmpty()) {
            well(
                    "migrations",
                    missing.isEmpty()
                            ? "all " + state.shipped().size() + " applied"
                            : "the next start applies " + String.join(", ", missing));
        }
    }

    private void mail(Settings settings) {
        if (settings.find("MAIL_HOST").isEmpty()) {
            return;
        }
        Path folder = installation.tenants();
        Collection<Tenant> tenants =
                folder != null && !Files.isDirectory(folder)
                        ? List.of()
                        : TenantFolders.once(folder).tenants().values();
        new MailCheck(settings)
                .of(tenants, installation.isDemo())
                .forEach(found -> say("mail", found.fault(), found.words()));
    }

    private void tenants() {
        Path folder = installation.tenants();
        if (folder != null && !Files.isDirectory(folder)) {
            well("tenants", folder + " does not exist yet; the first start fills it");
            return;
        }
        List<TenantCatalog.Fault> wrong = TenantFolders.validate(folder);
        wrong.forEach(fault -> bad("tenants", fault.toString()));
        if (wrong.isEmpty()) {
            well(
                    "tenants",
                    TenantFolders.once(folder).tenants().size()
                            + " in "
                            + (folder == null ? "the product" : folder));
        }
    }

    private void providers(Settings settings) {
        Path folder = installation.tenants();
        if (folder != null && !Files.isDirectory(folder)) {
            return;
        }
        if (!installation.isDemo()) {
            Start.testProviders(settings).forEach(fault -> bad("providers", fault));
        }
        ProviderCheck check = new ProviderCheck();
        TenantFolders.once(folder)
                .tenants()
                .values()
                .forEach(
                        tenant ->
                                check.of(tenant, settings.find("PUBLIC_URL_PATTERN").orElse(""))
                                        .forEach(
                                                found ->
                                                        say(
                                                                "providers",
                                                                found.fault(),
                                                                found.words())));
    }

    private void port(Settings settings) {
        int port = settings.number("PORT");
        if (Ports.free(port)) {
            well("port", port + " is free");
        } else if (portalAnswers(port)) {
            well("port", "the portal answers on " + port);
        } else {
            bad("port", port + " is taken by something that is not the portal");
        }
    }

    private static boolean portalAnswers(int port) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/live"))
                            .timeout(Duration.ofSeconds(5))
                            .build();
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException no) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void say(String what, boolean fault, String words) {
        if (fault) {
            bad(what, words);
        } else {
            well(what, words);
        }
    }

    private static void well(String what, Object words) {
        System.out.println("ok     %-11s %s".formatted(what, words));
    }

    private void bad(String what, String words) {
        faults++;
        System.out.println("FAULT  %-11s %s".formatted(what, words));
    }
}
