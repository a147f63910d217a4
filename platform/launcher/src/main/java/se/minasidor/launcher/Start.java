package se.minasidor.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import se.minasidor.launcher.database.EmbeddedDatabase;
import se.minasidor.launcher.server.PayaraMicro;
import se.minasidor.launcher.server.ServerFolder;
import se.minasidor.launcher.server.SharedClasses;
import se.minasidor.launcher.server.StartOptions;
import se.minasidor.launcher.settings.Settings;

/** {@code ./minasidor start}: production. */
final class Start {

    private static final Duration READY_WITHIN = Duration.ofMinutes(5);

    private final Distribution distribution;
    private final Map<String, String> environment;

    Start(Distribution distribution, Map<String, String> environment) {
        this.distribution = distribution;
        this.environment = environment;
    }

    int run() throws Exception {
        Settings settings = Settings.read(environment);
        Files.createDirectories(settings.data());
        try (Running running = new Running()) {
            if (settings.embeddedDatabase()) {
                EmbeddedDatabase database =
                        running.add(
                                EmbeddedDatabase.start(
                                        settings.data().resolve("database"), Ports.freeFrom(5442)));
                settings = settings.with(database.settings());
            }
            PayaraMicro server = running.add(server(settings));
            if (!server.awaitReady(READY_WITHIN) && server.alive()) {
                System.err.println("Not ready after " + READY_WITHIN.toMinutes() + " minutes.");
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

    private PayaraMicro server(Settings settings) throws Exception {
        Path data = settings.data();
        return PayaraMicro.start(
                new ServerFolder(data.resolve("server"), distribution),
                new StartOptions(
                        settings.get("BIND"),
                        settings.number("PORT"),
                        settings.get("LOG").equals("json"),
                        settings.get("JAVA_OPTS"),
                        new SharedClasses(data, distribution),
                        System.out),
                settings.environment());
    }
}
