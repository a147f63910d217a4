package se.minasidor.launcher.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The demo's own files on the class path. */
final class Resource {

    private static final String FOLDER = "/minasidor/demo/";

    private Resource() {}

    static Optional<Properties> properties(String name) {
        try (InputStream in = Resource.class.getResourceAsStream(FOLDER + name + ".properties")) {
            if (in == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return Optional.of(properties);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> lines(String name) {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                Resource.class.getResourceAsStream(FOLDER + name),
                                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(String name) {
        return String.join("\n", lines(name));
    }

    static List<String> list(Properties properties, String key) {
        return Arrays.stream(properties.getProperty(key).split(",")).map(String::strip).toList();
    }
}
