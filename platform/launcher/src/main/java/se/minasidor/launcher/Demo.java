package se.minasidor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import se.minasidor.launcher.database.EmbeddedDatabase;
import se.minasidor.launcher.demo.DemoData;
import se.minasidor.launcher.demo.FirstAccounts;
import se.minasidor.launcher.demo.FirstVisits;
import se.minasidor.launcher.demo.PdfPages;
import se.minasidor.launcher.mailsink.MailSink;
import se.minasidor.launcher.providers.DemoProviders;
import se.minasidor.launcher.server.AppServer;
import se.minasidor.launcher.settings.Settings;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantFolders;

/** {@code ./minasidor demo}: everything on this computer, until Ctrl-C. */
final class Demo {

    private static final Duration READY_WITHIN = Duration.ofMinutes(10);
    private static final String RUNNING_WITH = "running-with";
    private static final int SMTP_PORT = 8025;
    private static final int PROVIDERS_PORT = 8030;

    /** What may be set for the demo, too; the rest it decides itself. */
    private static final List<String> OPEN =
            List.of("LOG", "JAVA_OPTS", "TENANTS", "PUBLIC_URL_PATTERN", "TRUSTED_PROXIES");

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final long began = System.nanoTime();
    private final Distribution distribution;
    private final Map<String, String> environment;

    Demo(Distribution distribution, Map<String, String> environment) {
        this.distribution = distribution;
        this.environment = environment;
    }

    /** A file in the data folder that says whose data this is. */
    static Path mark(Path data) {
        return data.resolve("DEMO");
    }

    /** Says to commands beside it, such as doctor, how the demo in a folder was started. */
    static Map<String, String> runningWith(Path data) throws IOException {
        Path file = data.resolve(RUNNING_WITH);
        Map<String, String> settings = new HashMap<>();
        if (Files.exists(mark(data)) && Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] pair = line.split("=", 2);
                settings.put(pair[0], pair[1]);
            }
        }
        return settings;
    }

    private static void remember(Settings settings, Path data) throws IOException {
        List<String> lines =
                settings.environment().entrySet().stream()
                        .filter(setting -> !setting.getKey().startsWith("MINASIDOR_DB"))
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toList();
        Files.write(data.resolve(RUNNING_WITH), lines);
    }

    int run() throws Exception {
        Path data =
                Path.of(environment.getOrDefault("MINASIDOR_DATA", "data/demo"))
                        .toAbsolutePath()
                        .normalize();
        PrivateFile.folder(data.resolve("log"));
        Files.writeString(
                mark(data), "Demo data: invented people, test numbers. Not for production.\n");
        try (Running running = new Running(true)) {
            running.start(() -> FolderLock.of(data));
            DemoServer servers = new DemoServer(distribution, environment, data);
            servers.endLeftOver();
            int port = portalPort();
            MailSink mails = running.start(Demo::mailSink);
            int mailPage = mails.pagePort();
            say("Starting PostgreSQL in " + data.resolve("database"));
            EmbeddedDatabase database =
                    running.start(() -> EmbeddedDatabase.start(data.resolve("database")));
            DemoBankId bankId = running.start(() -> DemoBankId.start(data, mailPage + 1));
            Settings settings =
                    settings(data, port, mails.smtpPort(), database).with(bankId.settings());
            remember(settings, data);

            say("Starting " + servers.name() + " with the portal");
            AppServer server = running.start(() -> servers.start(settings, bankId.environment()));
            Path log = servers.log();
            // while the server starts, because this takes a second or two as well
            DemoProviders providers =
                    running.start(
                            () ->
                                    Ports.startFrom(
                                            PROVIDERS_PORT,
                                            p ->
                                                    DemoProviders.start(
                                                            p, data.resolve("providers"))));
            if (!server.awaitReady(READY_WITHIN)) {
                return failed(running, server, log);
            }
            bankId.certify(settings.tenants());
            List<DemoData> all = demoData(settings);
            bankId.know(all);
            mails.pages().createContext(PdfPages.PATH, new PdfPages(all));
            sharedSettings(settings, mailPage, providers);
            providers.offer(all);
            if (new DemoLoad(all, port, database, LocalDate.now(SWEDEN)).run()) {
                register(all, port, mails, data);
            }
            tell(all, settings, mailPage, bankId, providers, log);
            server.waitFor();
            if (!running.stopping()) {
                return failed(running, server, log);
            }
            running.awaitStopped();
            return 0;
        }
    }

    private int portalPort() {
        String port = environment.getOrDefault("MINASIDOR_PORT", "8080");
        if (!port.matches("\\d{2,5}")) {
            throw new Refusal("MINASIDOR_PORT says \"" + port + "\": a port is a number");
        }
        int wished = Integer.parseInt(port);
        int free = Ports.freeFrom(wished);
        sayIfTaken("the portal", wished, free);
        return free;
    }

    private static MailSink mailSink() throws IOException {
        MailSink mails =
                Ports.startFrom(SMTP_PORT, port -> MailSink.start(port, Ports.freeFrom(port + 1)));
        sayIfTaken("the mail sink", SMTP_PORT, mails.smtpPort());
        return mails;
    }

    private static void sayIfTaken(String what, int wished, int port) {
        if (port != wished) {
            say("Port " + wished + " is taken; " + what + " gets " + port + ".");
        }
    }

    private Settings settings(Path data, int port, int smtpPort, EmbeddedDatabase database)
            throws IOException {
        Map<String, String> values = new HashMap<>();
        values.put("JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx768m");
        values.put("PUBLIC_URL_PATTERN", "http://{host}:" + port);
        for (String name : OPEN) {
            String own = environment.getOrDefault(Settings.PREFIX + name, "");
            if (!own.isBlank()) {
                values.put(name, own);
            }
        }
        values.putAll(database.settings());
        values.put("PORT", Integer.toString(port));
        values.put("BIND", "127.0.0.1");
        values.put("DATA", data.toString());
        values.put("MAIL_HOST", "127.0.0.1");
        values.put("MAIL_PORT", Integer.toString(smtpPort));
        values.put("MAIL_FROM", "Mina sidor <no-reply@minasidor.example>");
        values.put("SECRET_KEY_FILE", PrivateFile.keyFile(data.resolve("secret.keys")).toString());
        Map<String, String> named = new HashMap<>();
        values.forEach((name, value) -> named.put(Settings.PREFIX + name, value));
        return Settings.read(named);
    }

    private static List<DemoData> demoData(Settings settings) {
        LocalDate today = LocalDate.now(SWEDEN);
        return TenantFolders.once(settings.tenants()).tenants().values().stream()
                .filter(Tenant::active)
                .sorted(Comparator.comparing(tenant -> tenant.id().value()))
                .flatMap(tenant -> DemoData.of(tenant, today).stream())
                .toList();
    }

    /** PDFs and logins of other services come from this process. */
    private static void sharedSettings(Settings settings, int mailPage, DemoProviders providers)
            throws IOException {
        Path file = settings.tenants().resolve("shared/tenant.properties");
        Map<String, String> own = new TreeMap<>(providers.settings());
        own.put("invoices.pdfSource", "http://127.0.0.1:" + mailPage + PdfPages.PATH + "{number}");
        List<String> lines =
                new ArrayList<>(
                        Files.exists(file)
                                ? Files.readAllLines(file)
                                : List.of("# Settings of all organisations of this demo."));
        lines.removeIf(line -> own.containsKey(line.split("=", 2)[0]));
        own.forEach((key, value) -> lines.add(key + "=" + value));
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    /** One customer of each organisation has a password from the start. */
    private static void register(List<DemoData> all, int port, MailSink mails, Path data)
            throws IOException, InterruptedException {
        say("Registering a customer of each organisation, through the mail");
        Set<String> done = new FirstVisits(port, mails::links).make(all);
        done.addAll(new FirstAccounts(port, mails::code).make(all));
        Files.write(registered(data), done);
    }

    private static Path registered(Path data) {
        return data.resolve("registered");
    }

    private void tell(
            List<DemoData> all,
            Settings settings,
            int mailPage,
            DemoBankId bankId,
            DemoProviders providers,
            Path log)
            throws IOException {
        say("");
        say("Ready after %.0f seconds.".formatted(seconds()));
        say("");
        Path file = registered(settings.data());
        List<String> registered = Files.exists(file) ? Files.readAllLines(file) : List.of();
        for (DemoData data : all) {
            boolean canLogIn = registered.contains(data.tenant().id().value());
            DemoTable.lines(data, settings.number("PORT"), canLogIn).forEach(Demo::say);
        }
        say(
                "Mails     http://127.0.0.1:"
                        + mailPage
                        + "/   (every mail the portal sends ends there)");
        say("BankID    " + bankId.phone() + "   (TEST BankID: a phone to scan and approve with)");
        say(
                "TEST      "
                        + providers.address()
                        + "   (plays Microsoft, Google and Facebook; nothing leaves this computer)");
        say("Tenants   " + settings.tenants() + "   (change a file and reload a page)");
        say("Log       " + log);
        say("");
        say(
                "Chromium and Firefox find *.localhost by themselves. Stop with Ctrl-C; ./minasidor demo goes on");
        say("where you left off.");
    }

    private int failed(Running running, AppServer server, Path log) throws InterruptedException {
        if (running.stopping()) {
            running.awaitStopped();
            return 0;
        }
        System.err.println(
                server.alive()
                        ? "The portal was not ready in time. From its log:"
                        : "The server ended by itself. From its log:");
        server.lastWords().forEach(line -> System.err.println("  " + line));
        System.err.println("The whole log: " + log);
        return 3;
    }

    private double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
