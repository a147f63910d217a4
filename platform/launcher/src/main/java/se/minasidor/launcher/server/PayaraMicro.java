package se.minasidor.launcher.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The running server. Its log goes where it is told; the last lines are kept to say why it died.
 */
public final class PayaraMicro implements AppServer {

    private static final int KEPT_LINES = 40;
    private static final String SERVER_IS_UP = ") ready in ";
    private static final int ANSWERS_AFTER_SERVER = 150;
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Process process;
    private final int port;
    private final Thread pump;
    private final SharedClasses sharedClasses;
    private boolean wasReady;
    private volatile boolean serverIsUp;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Set<String> trouble = new LinkedHashSet<>();

    private PayaraMicro(Process process, StartOptions options) {
        this.process = process;
        port = options.port();
        sharedClasses = options.sharedClasses();
        PrintStream log = options.log();
        pump = new Thread(() -> copyLog(log), "server-log");
        pump.setDaemon(true);
        pump.start();
    }

    /** Starts it; the settings are handed over by environment, so that none is seen in a list. */
    public static PayaraMicro start(
            ServerFolder folder, StartOptions options, Map<String, String> environment)
            throws IOException {
        folder.prepare(options);
        ProcessBuilder builder = new ProcessBuilder(options.command(folder));
        builder.environment().putAll(environment);
        builder.directory(folder.root().toFile());
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        Files.writeString(folder.processFile(), Long.toString(process.pid()));
        return new PayaraMicro(process, options);
    }

    /** A server whose launcher was killed still runs and holds its port: it is ended first. */
    public static void endLeftOver(ServerFolder folder) throws IOException {
        if (!Files.exists(folder.processFile())) {
            return;
        }
        long left = Long.parseLong(Files.readString(folder.processFile()).strip());
        ProcessHandle.of(left)
                .filter(p -> folder.isNamedBy(p.info().arguments().orElse(new String[0])))
                .ifPresent(
                        p -> {
                            p.destroyForcibly();
                            p.onExit().join();
                        });
        Files.delete(folder.processFile());
    }

    private void copyLog(PrintStream log) {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.println(line);
                serverIsUp |= line.contains(SERVER_IS_UP);
                synchronized (lastLines) {
                    lastLines.addLast(line);
                    if (trouble.size() < KEPT_LINES
                            && (line.contains(" SEVERE ") || line.startsWith("Caused by:"))) {
                        trouble.add(line);
                    }
                    if (lastLines.size() > KEPT_LINES) {
                        lastLines.removeFirst();
                    }
                }
            }
        } catch (IOException closed) {
            // the process is gone
        }
    }

    /**
     * Waits until the portal says it is ready: false when the process ended or time ran out. Payara
     * stays up when the portal could not be deployed, so there is less patience once Payara itself
     * is up: some fifteen seconds of a computer that is not busy, counted in answers, because a
     * busy one gives fewer of them in that time.
     */
    @Override
    public boolean awaitReady(Duration atMost) throws InterruptedException {
        ReadyPage ready = new ReadyPage(port);
        long end = System.nanoTime() + atMost.toNanos();
        int answers = 0;
        while (process.isAlive() && System.nanoTime() < end && answers < ANSWERS_AFTER_SERVER) {
            boolean wasUp = serverIsUp;
            if (ready.saysYes()) {
                wasReady = true;
                return true;
            }
            answers += wasUp && ready.answered() ? 1 : 0;
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    @Override
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public List<String> lastWords() {
        try {
            pump.join(500);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        synchronized (lastLines) {
            return new ArrayList<>(trouble.isEmpty() ? lastLines : trouble);
        }
    }

    /** Asks it to stop, and after a grace insists. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            pump.join(1000);
            sharedClasses.keep(wasReady);
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** A stream for a log file; what is written is on disk at once. */
    public static PrintStream logTo(Path file) {
        try {
            return new PrintStream(
                    new java.io.FileOutputStream(file.toFile(), false),
                    true,
                    StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
