package se.minasidor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.minasidor.launcher.database.EmbeddedDatabase;
import se.minasidor.launcher.settings.Settings;

/**
 * What the commands beside a running portal work on: the database and folder of the environment, or
 * without them those of a demo that runs in this folder.
 */
record Installation(Map<String, String> environment, Path data, boolean runsHere) {

    private static final List<String> USUAL_FOLDERS = List.of("data/demo", "data");

    static Installation of(Map<String, String> environment) {
        String named = environment.getOrDefault("MINASIDOR_DATA", "").strip();
        List<String> folders = named.isEmpty() ? USUAL_FOLDERS : List.of(named);
        boolean ownDatabase = !environment.getOrDefault("MINASIDOR_DB_URL", "").isBlank();
        for (String folder : folders) {
            Path data = Path.of(folder);
            Optional<Map<String, String>> running = ownDatabase ? Optional.empty() : running(data);
            if (running.isPresent()) {
                Map<String, String> all = new HashMap<>(demo(data));
                all.putAll(environment);
                running.get().forEach((name, value) -> all.put(Settings.PREFIX + name, value));
                return new Installation(all, data, true);
            }
        }
        return new Installation(environment, Path.of(named.isEmpty() ? "data" : named), false);
    }

    private static Optional<Map<String, String>> running(Path data) {
        try {
            return EmbeddedDatabase.runningIn(data.resolve("database"));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Map<String, String> demo(Path data) {
        try {
            return Demo.runningWith(data);
        } catch (IOException unreadable) {
            return Map.of();
        }
    }

    boolean isDemo() {
        return runsHere && Files.exists(Demo.mark(data));
    }

    /** The live folder of the tenants, or null: those the product ships with. */
    Path tenants() {
        String named = environment.getOrDefault("MINASIDOR_TENANTS", "").strip();
        Path folder = named.isEmpty() ? data.resolve("tenants") : Path.of(named);
        return named.isEmpty() && !Files.isDirectory(folder) ? null : folder;
    }

    /** A connection of the application's login. */
    Connection database() {
        if (environment.getOrDefault("MINASIDOR_DB_URL", "").isBlank()) {
            throw new Refusal(
                    "MINASIDOR_DB_URL is missing, and no demo runs here: which database is meant?");
        }
        Settings settings = Settings.examine(environment).settings();
        try {
            return Start.connect(settings, "DB_USER", "DB_PASSWORD");
        } catch (SQLException failure) {
            throw new Refusal(
                    "MINASIDOR_DB_URL: cannot log in as MINASIDOR_DB_USER ("
                            + failure.getMessage().lines().findFirst().orElse("")
                            + ")");
        }
    }

    @Override
    public String toString() {
        return data.toString();
    }
}
