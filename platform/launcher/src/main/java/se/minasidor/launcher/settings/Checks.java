package se.minasidor.launcher.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a value must look like; each answers with the words for what is wrong. */
final class Checks {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>]+@[^@\\s<>]+");
    private static final Pattern SENDER =
            Pattern.compile("([^<>]*<" + ADDRESS + ">|" + ADDRESS + ")");
    private static final Pattern IP = Pattern.compile("[0-9a-fA-F.:]+");

    private Checks() {}

    static Function<String, Optional<String>> anything() {
        return value -> Optional.empty();
    }

    static Function<String, Optional<String>> port() {
        return value -> {
            boolean ok = value.matches("\\d{1,5}") && inRange(Integer.parseInt(value));
            return ok ? Optional.empty() : Optional.of("a port is a number from 1 to 65535");
        };
    }

    static Function<String, Optional<String>> megabytes() {
        return value ->
                value.matches("[1-9]\\d{0,6}")
                        ? Optional.empty()
                        : Optional.of("write a whole number of megabytes, 1 to 9999999");
    }

    private static boolean inRange(int port) {
        return port >= 1 && port <= 65535;
    }

    static Function<String, Optional<String>> oneOf(String... words) {
        return value ->
                List.of(words).contains(value)
                        ? Optional.empty()
                        : Optional.of("known values are " + String.join(", ", words));
    }

    static Function<String, Optional<String>> databaseUrl() {
        return value ->
                value.matches("jdbc:postgresql://\\S+/\\S+")
                        ? Optional.empty()
                        : Optional.of("write it as jdbc:postgresql://host:5432/database");
    }

    static Function<String, Optional<String>> sender() {
        return value ->
                SENDER.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of("write it as name@example.se or Name <name@example.se>");
    }

    static Function<String, Optional<String>> publicUrl() {
        return value -> {
            String tried = value.replace("{host}", "host.example");
            boolean ok =
                    value.contains("{host}")
                            && tried.matches("https?://host\\.example(:\\d{1,5})?")
                            && URI.create(tried).getHost() != null;
            return ok
                    ? Optional.empty()
                    : Optional.of("write it as https://{host} or http://{host}:8080");
        };
    }

    static Function<String, Optional<String>> readableFile() {
        return value ->
                Files.isReadable(Path.of(value)) && Files.isRegularFile(Path.of(value))
                        ? Optional.empty()
                        : Optional.of("there is no readable file there");
    }

    static Function<String, Optional<String>> folder() {
        return value ->
                Files.isDirectory(Path.of(value)) && Files.isReadable(Path.of(value))
                        ? Optional.empty()
                        : Optional.of("there is no readable folder there");
    }

    static Function<String, Optional<String>> https() {
        return value ->
                value.matches("https://[A-Za-z0-9.-]+(:\\d{1,5})?/\\S*")
                        ? Optional.empty()
                        : Optional.of("write it as https://host/path/");
    }

    /** Addresses or networks such as {@code 10.0.0.5,192.168.0.0/16}; never a host name. */
    static Function<String, Optional<String>> networks() {
        return value -> {
            for (String part : value.split(",")) {
                if (!isNetwork(part.trim())) {
                    return Optional.of(
                            "\""
                                    + part.trim()
                                    + "\" is not an address such as 10.0.0.5 or a network such as"
                                    + " 10.0.0.0/8");
                }
            }
            return Optional.empty();
        };
    }

    private static boolean isNetwork(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length > 2 || !IP.matcher(parts[0]).matches()) {
            return false;
        }
        try {
            int bits = InetAddress.getByName(parts[0]).getAddress().length * 8;
            return parts.length == 1
                    || parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= bits;
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
