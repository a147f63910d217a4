package se.minasidor.journeys;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * One organisation's portal as its customers were told it looks: host and labels, kept as data in
 * {@code portals/*.properties} because no organisation is named in code.
 */
record Portal(String id, Properties facts) {

    static List<Portal> all() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/portals"))) {
            return files.sorted().map(Portal::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those where customers log in with a customer number and a password. */
    static List<Portal> withCustomerNumbers() {
        return all().stream().filter(p -> p.has("customernumber.label")).toList();
    }

    private static Portal read(Path file) {
        Properties facts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            facts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Portal(file.getFileName().toString().replace(".properties", ""), facts);
    }

    boolean has(String fact) {
        return facts.containsKey(fact);
    }

    /** A fact the guide states; a missing one is an error in the test's data. */
    String fact(String name) {
        String value = facts.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException(id + " has no fact " + name);
        }
        return value;
    }

    String host() {
        return fact("host");
    }

    boolean wizard() {
        return has("register.next");
    }

    @Override
    public String toString() {
        return id;
    }
}
