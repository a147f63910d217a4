package se.minasidor.portal.container;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One Payara Micro process with the built portal on the {@link Surroundings}' database. Several of
 * them are several nodes.
 */
public final class Node implements AutoCloseable {

    /** The portal as it is delivered. */
    public static final Path PORTAL = Path.of("target", "portal.war");

    private static final Set<Long> NODES = new HashSet<>();

    private final Process process;
    private final Path log;
    private final int port;

    private Node(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts a node and waits until it is ready. It compiles quickly rather than well. */
    static Node start() {
        return start(List.of("-XX:TieredStopAtLevel=1"), PORTAL);
    }

    /**
     * Starts a node as {@code MINASIDOR_JAVA_OPTS} is when nobody sets it, for measuring, and waits
     * until it is ready. Further web applications may come along.
     */
    public static Node asInProduction(File... others) {
        return asInProductionWith(PORTAL, others);
    }

    /** The same, with a portal that was changed for a measurement. */
    public static Node asInProductionWith(Path portal, File... others) {
        return start(List.of(), portal, others);
    }

    /**
     * The same, but what a server has long compiled after a morning's work is compiled after some
     * hundred requests.
     */
    public static Node asInProductionAtNoon(File... others) {
        return start(List.of("-XX:CompileThresholdScaling=0.1"), PORTAL, others);
    }

    private static Node start(List<String> more, Path portal, File... others) {
        Surroundings.start();
        Surroundings.awaitServerEnd();
        try {
            int port = Surroundings.freePort();
            Path log = Files.createTempFile("minasidor-node", ".log");
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx768m", "-XX:+UseSerialGC"));
            command.addAll(more);
            command.addAll(Surroundings.options());
            command.addAll(List.of("-jar", "target/payara-micro.jar"));
            command.addAll(List.of("--port", Integer.toString(port), "--disablephonehome"));
            command.addAll(List.of("--prebootcommandfile", "src/test/resources/preboot.txt"));
            command.addAll(List.of("--deploy", portal.toString()));
            Arrays.stream(others)
                    .forEach(war -> command.addAll(List.of("--deploy", war.getPath())));
            Process process =
                    started(
                            new ProcessBuilder(command)
                                    .redirectErrorStream(true)
                                    .redirectOutput(log.toFile()));
            Node node = new Node(process, log, port);
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            node.awaitReady();
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** The processor time that the node has used so far, on all its threads. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** The processor time that the node has used so far for compiling Java; nothing off Linux. */
    public Duration compiling() {
        Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
        try (Stream<Path> each = Files.list(threads)) {
            long ticks = each.mapToLong(Node::compilingTicks).sum();
            return Duration.ofMillis(10 * ticks);
        } catch (IOException notLinux) {
            return Duration.ZERO;
        }
    }

    private static long compilingTicks(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return name.matches("C[12] Compiler.*")
                    ? Long.parseLong(fields[11]) + Long.parseLong(fields[12])
                    : 0;
        } catch (IOException ended) {
            return 0;
        }
    }

    private static Process started(ProcessBuilder builder) throws IOException {
        synchronized (NODES) {
            Process process = builder.start();
            NODES.add(process.pid());
            return process;
        }
    }

    /** Servers that other parts of the tests have started. */
    static List<ProcessHandle> serversThatAreNone() {
        synchronized (NODES) {
            return ProcessHandle.current()
                    .children()
                    .filter(child -> !NODES.contains(child.pid()))
                    .filter(
                            child ->
                                    child.info()
                                            .commandLine()
                                            .filter(line -> line.contains("payara-micro.jar"))
                                            .isPresent())
                    .toList();
        }
    }

    public long pid() {
        return process.pid();
    }

    /** The processor time that the node and the database have used so far. */
    public Duration processorTime() {
        return processorTime(process.toHandle());
    }

    /** The processor time that a process and the database have used so far. */
    public static Duration processorTime(ProcessHandle process) {
        return Stream.concat(Stream.of(process), Surroundings.databaseProcesses())
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Everything the node has written so far; its last letter may be half written. */
    String log() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often some words stand in what the node has written so far. */
    public long said(String words) {
        return log().lines().filter(line -> line.contains(words)).count();
    }

    /** Kills the process, as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    /** Nobody works on beside the tests that come. */
    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws IOException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                        .timeout(Duration.ofSeconds(10))
                        .build();
        Instant end = Instant.now().plus(Duration.ofMinutes(30));
        while (Instant.now().isBefore(end) && process.isAlive()) {
            try {
                if (http.send(ready, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
                    return;
                }
                Thread.sleep(500);
            } catch (IOException notYet) {
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new IllegalStateException("The node did not start:\n" + log());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
