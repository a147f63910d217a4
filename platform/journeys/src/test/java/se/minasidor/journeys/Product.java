package se.minasidor.journeys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The delivered product, running: {@code ./minasidor demo} on a data folder and ports of its own.
 * Started once for all journeys and stopped with the test run, as Ctrl-C would.
 */
final class Product {

    private static final Pattern PORT = Pattern.compile("localhost:(\\d+)");
    private static final Pattern PHONE = Pattern.compile("BankID\\s+(http\\S+)");
    private static final Pattern MAILS = Pattern.compile("Mails:?\\s+(http\\S+)");

    private static final Pattern LOGIN =
            Pattern.compile("log in: +customer number (\\d+), password ([^ ]+)");

    private static Product running;

    private final Process process;
    private final Path data;
    private int port;
    private URI mails;
    private URI phone;
    private final List<String> said = new ArrayList<>();

    private Product(Process process, Path data) {
        this.process = process;
        this.data = data;
    }

    /** Starts the demo unless it runs already. */
    static synchronized Product running() {
        if (running == null) {
            try {
                running = start(emptyFolder("journeys"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    /**
     * For the data of a product: half a gigabyte, which stays until the next run, with its logs.
     */
    static Path emptyFolder(String name) throws IOException {
        Path folder = Path.of("target", "products", name).toAbsolutePath();
        Files.createDirectories(folder);
        List<Path> left;
        try (Stream<Path> all = Files.walk(folder)) {
            left = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : left) {
            Files.delete(file);
        }
        return Files.createDirectory(folder);
    }

    /** A product of its own, for journeys that stop it. */
    static Product start(Path data) throws IOException {
        return start(data, Map.of());
    }

    /** The same with settings of its own. */
    static Product start(Path data, Map<String, String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(minasidor("demo"));
        builder.directory(root().toFile()).redirectErrorStream(true);
        builder.environment().put("MINASIDOR_DATA", data.toString());
        builder.environment().put("MINASIDOR_PORT", Integer.toString(freePort()));
        builder.environment().put("MINASIDOR_LOG", "json");
        set(builder, "minasidor.server", "MINASIDOR_SERVER");
        set(builder, "minasidor.java.home", "JAVA_HOME");
        builder.environment().putAll(settings);
        Product product = new Product(builder.start(), data);
        Runtime.getRuntime().addShutdownHook(new Thread(product::stop));
        product.awaitReady();
        return product;
    }

    /** What it runs on can be another than the usual, see {@link SmokeIT}. */
    private static void set(ProcessBuilder builder, String property, String variable) {
        String value = System.getProperty(property, "");
        if (!value.isBlank()) {
            builder.environment().put(variable, value);
        }
    }

    /** The command as an operator types it. */
    static List<String> minasidor(String... words) {
        List<String> command = new ArrayList<>(List.of(root().resolve("minasidor").toString()));
        command.addAll(Arrays.asList(words));
        return command;
    }

    /** Runs a command beside the running product, with the same data, and returns what it says. */
    String run(String... words) {
        try {
            ProcessBuilder builder = new ProcessBuilder(minasidor(words));
            builder.directory(root().toFile()).redirectErrorStream(true);
            builder.environment().put("MINASIDOR_DATA", data.toString());
            Process command = builder.start();
            String output =
                    new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!command.waitFor(2, TimeUnit.MINUTES) || command.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", words) + " said: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return port;
    }

    /** Where a portal is reached, such as {@code http://x.localhost:8080}. */
    String at(Portal portal) {
        return at(portal.host());
    }

    String at(String host) {
        return "http://" + host + ":" + port;
    }

    /** Whom one may be at once, as the demo prints it. */
    record Login(String customerNumber, String password) {}

    Login login(Portal portal) {
        int from = said.indexOf("http://" + portal.host() + ":" + port + "/");
        return said.subList(from, said.size()).stream()
                .takeWhile(line -> !line.isBlank()) // there the next organisation begins
                .flatMap(line -> LOGIN.matcher(line).results())
                .findFirst()
                .map(found -> new Login(found.group(1), found.group(2)))
                .orElseThrow(() -> new IllegalStateException(String.join("\n", said)));
    }

    boolean saysThatItRunsOn(String server) {
        return said.contains("Starting " + server + " with the portal");
    }

    /** The programs that its processes run: the launcher's, the server's, the database's. */
    List<Path> programs() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(handle -> handle.info().command().stream())
                .map(Path::of)
                .toList();
    }

    /** The page where the mails of the demo can be read. */
    URI mails() {
        return mails;
    }

    /** The page that stands for a phone with BankID. */
    URI phone() {
        return phone;
    }

    Path data() {
        return data;
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(240, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws IOException {
        BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            found(PORT, line).ifPresent(number -> port = Integer.parseInt(number));
            found(PHONE, line).ifPresent(address -> phone = URI.create(address));
            found(MAILS, line).ifPresent(address -> mails = URI.create(address));
            if (line.contains("Ctrl-C")) {
                Thread drain = new Thread(() -> drain(output), "product output");
                drain.setDaemon(true);
                drain.start();
                return;
            }
        }
        throw new IllegalStateException("The product did not start:\n" + String.join("\n", said));
    }

    private static void drain(BufferedReader output) {
        try {
            while (output.readLine() != null) {
                // nobody needs it, and the product must not wait for it to be read
            }
        } catch (IOException closed) {
            // the product is stopped
        }
    }

    private static Optional<String> found(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Path root() {
        return Path.of("").toAbsolutePath().getParent().getParent();
    }

    /**
     * A port that is free, and stays so until a server has started: it is below those that systems
     * give to connections going out, and those that the databases of demos take.
     */
    static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(12_000, 21_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                continue;
            }
        }
    }
}
