package se.minasidor.journeys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The delivered product, running: {@code ./minasidor demo} on a data folder and ports of its own.
 * Started once for all journeys and stopped with the test run, as Ctrl-C would.
 */
final class Product {

    private static Product running;

    private final Process process;
    private final Path data;
    private final Properties addresses = new Properties();
    private final List<String> said = new ArrayList<>();

    private Product(Process process, Path data) {
        this.process = process;
        this.data = data;
    }

    /** Starts the demo unless it runs already. */
    static synchronized Product running() {
        if (running == null) {
            try {
                running = start(Files.createTempDirectory("minasidor-journeys"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    /** A product of its own, for journeys that stop it. */
    static Product start(Path data) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(minasidor("demo"));
        builder.directory(root().toFile()).redirectErrorStream(true);
        builder.environment().put("MINASIDOR_DATA", data.toString());
        builder.environment().put("MINASIDOR_PORT", Integer.toString(freePort()));
        Product product = new Product(builder.start(), data);
        Runtime.getRuntime().addShutdownHook(new Thread(product::stop));
        product.awaitReady();
        return product;
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
        return Integer.parseInt(address("port"));
    }

    /** Where a portal is reached, such as {@code http://x.localhost:8080}. */
    String at(Portal portal) {
        return "http://" + portal.host() + ":" + port();
    }

    String address(String name) {
        String value = addresses.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("The product did not say its " + name);
        }
        return value;
    }

    Path data() {
        return data;
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
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
            if (line.startsWith("Ready in ")) {
                try (Reader file = Files.newBufferedReader(data.resolve("running.properties"))) {
                    addresses.load(file);
                }
                Thread drain = new Thread(() -> output.lines().forEach(l -> {}), "product output");
                drain.setDaemon(true);
                drain.start();
                return;
            }
        }
        throw new IllegalStateException("The product did not start:\n" + String.join("\n", said));
    }

    private static Path root() {
        return Path.of("").toAbsolutePath().getParent().getParent();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
