package se.minasidor.launcher;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import se.minasidor.launcher.database.EmbeddedDatabase;
import se.minasidor.launcher.mailsink.MailSink;
import se.minasidor.launcher.server.PayaraMicro;
import se.minasidor.launcher.server.ServerFolder;
import se.minasidor.launcher.server.SharedClasses;
import se.minasidor.launcher.server.StartOptions;
import se.minasidor.launcher.settings.Settings;

/** {@code ./minasidor demo}: everything on this computer, until Ctrl-C. */
final class Demo {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private final long began = System.nanoTime();
    private final Distribution distribution;
    private final Map<String, String> environment;

    Demo(Distribution distribution, Map<String, String> environment) {
        this.distribution = distribution;
        this.environment = environment;
    }

    int run() throws Exception {
        Path data =
                Path.of(environment.getOrDefault("MINASIDOR_DATA", "data/demo")).toAbsolutePath();
        Files.createDirectories(data.resolve("log"));
        int port = port("the portal", wishedPort(), wishedPort());
        int smtpPort = Ports.freeFrom(8025);
        int mailPage = Ports.freeFrom(smtpPort + 1);

        try (Running running = new Running()) {
            say("Starting PostgreSQL in " + data.resolve("database"));
            EmbeddedDatabase database =
                    running.add(
                            EmbeddedDatabase.start(data.resolve("database"), Ports.freeFrom(5442)));
            running.add(MailSink.start(smtpPort, mailPage));
            Settings settings = settings(data, port, smtpPort, database);

            say("Starting Payara Micro with the portal");
            Path log = data.resolve("log/server.log");
            PrintStream logStream = PayaraMicro.logTo(log);
            PayaraMicro server = running.add(server(settings, data, logStream));
            if (!server.awaitReady(READY_WITHIN)) {
                return failed(running, server, log);
            }
            say("Ready after %.1f seconds.".formatted(seconds()));
            say("Portal: http://<host>:" + port + "/   Mails: http://127.0.0.1:" + mailPage + "/");
            say("Log: " + log + "   Stop with Ctrl-C.");
            server.waitFor();
            if (!running.stopping()) {
                return failed(running, server, log);
            }
            running.awaitStopped();
            return 0;
        }
    }

    private int wishedPort() {
        return Integer.parseInt(environment.getOrDefault("MINASIDOR_PORT", "8080"));
    }

    private static int port(String what, int wished, int from) {
        int port = Ports.freeFrom(from);
        if (port != wished) {
            say("Port " + wished + " is taken; " + what + " gets " + port + ".");
        }
        return port;
    }

    private Settings settings(Path data, int port, int smtpPort, EmbeddedDatabase database)
            throws Exception {
        Map<String, String> values = new HashMap<>();
        database.settings().forEach((name, value) -> values.put(Settings.PREFIX + name, value));
        values.put("MINASIDOR_PORT", Integer.toString(port));
        values.put("MINASIDOR_BIND", "127.0.0.1");
        values.put("MINASIDOR_DATA", data.toString());
        values.put("MINASIDOR_MAIL_HOST", "127.0.0.1");
        values.put("MINASIDOR_MAIL_PORT", Integer.toString(smtpPort));
        values.put("MINASIDOR_MAIL_FROM", "Mina sidor <no-reply@minasidor.example>");
        values.put("MINASIDOR_PUBLIC_URL_PATTERN", "http://{host}:" + port);
        values.put(
                "MINASIDOR_SECRET_KEY_FILE",
                PrivateFile.keyFile(data.resolve("secret.keys")).toString());
        values.put("MINASIDOR_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx768m");
        for (String name : new String[] {"MINASIDOR_LOG", "MINASIDOR_JAVA_OPTS"}) {
            if (environment.containsKey(name)) {
                values.put(name, environment.get(name));
            }
        }
        return Settings.read(values);
    }

    private PayaraMicro server(Settings settings, Path data, PrintStream log) throws Exception {
        return PayaraMicro.start(
                new ServerFolder(data.resolve("server"), distribution),
                new StartOptions(
                        settings.get("BIND"),
                        settings.number("PORT"),
                        settings.get("LOG").equals("json"),
                        settings.get("JAVA_OPTS"),
                        new SharedClasses(data, distribution),
                        log),
                settings.environment());
    }

    private int failed(Running running, PayaraMicro server, Path log) throws InterruptedException {
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
