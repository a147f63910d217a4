package se.minasidor.launcher.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import se.minasidor.launcher.Ports;
import se.minasidor.launcher.PrivateFile;

/**
 * The EAR on an unpacked Payara Server: a domain of its own in a folder, made anew at each start,
 * that listens on this computer only. The steps are those that the README tells an operator.
 */
public final class PayaraServer implements AppServer {

    private static final String DOMAIN = "minasidor";
    private static final int FIRST_PORT = 31_000;
    private static final int KEPT_LINES = 40;
    private static final Duration STEP = Duration.ofMinutes(4);

    /** Every port that a domain opens, beside that of the pages. */
    private static final List<String> PORTS =
            List.of(
                    "http.ssl.port",
                    "jms.port",
                    "domain.jmxPort",
                    "orb.listener.port",
                    "orb.ssl.port",
                    "orb.mutualauth.port",
                    "osgi.shell.telnet.port",
                    "java.debugger.port");

    /** Payara takes this one from a running server only. */
    private static final String NO_MESSAGES =
            "configs.config.server-config.jms-service.type=DISABLED";

    private static final String CONFIG = "set configs.config.server-config.";
    private static final String LISTENER =
            CONFIG + "network-config.network-listeners.network-listener.";

    /** What else would be open to the network. */
    private static final List<String> THIS_COMPUTER_ONLY =
            List.of(
                    LISTENER + "http-listener-1.address=127.0.0.1",
                    LISTENER + "admin-listener.address=127.0.0.1",
                    LISTENER + "http-listener-2.enabled=false",
                    CONFIG + "admin-service.jmx-connector.system.enabled=false",
                    CONFIG + "iiop-service.iiop-listener.orb-listener-1.enabled=false",
                    CONFIG + "iiop-service.iiop-listener.SSL.enabled=false",
                    CONFIG + "iiop-service.iiop-listener.SSL_MUTUALAUTH.enabled=false",
                    CONFIG + "hazelcast-config-specific-configuration.enabled=false");

    private final Path home;
    private final Path folder;
    private final int port;
    private final int adminPort;
    private final Map<String, String> environment;
    private final PrintStream log;

    private PayaraServer(
            Path home, Path folder, int port, Map<String, String> environment, PrintStream log) {
        this.home = home;
        this.folder = folder;
        this.port = port;
        this.environment = environment;
        this.log = log;
        adminPort = Ports.freeFrom(FIRST_PORT);
    }

    /** Whether a folder holds an unpacked Payara Server. */
    public static boolean isIn(Path home) {
        return Files.isExecutable(home.resolve("bin/asadmin"));
    }

    /** The log of the server whose domain is in a folder. */
    public static Path log(Path folder) {
        return folder.resolve(DOMAIN + "/logs/server.log");
    }

    /**
     * Makes the domain, starts it, gives it the driver, deploys.
     *
     * @param home where Payara Server was unpacked; nothing is changed there
     * @param folder for the domain
     * @param ear what is deployed
     * @param driver PostgreSQL's, which the server opens its connections with
     * @param log for what the administration commands say
     */
    public static PayaraServer start(
            Path home,
            Path folder,
            Path ear,
            Path driver,
            int port,
            Map<String, String> environment,
            PrintStream log)
            throws IOException, InterruptedException {
        PrivateFile.folder(folder);
        PayaraServer server = new PayaraServer(home, folder, port, environment, log);
        try {
            server.create();
            Path closed = Files.write(folder.resolve("preboot.txt"), THIS_COMPUTER_ONLY);
            server.command(
                    "start-domain",
                    "--prebootcommandfile",
                    closed.toString(),
                    "--domaindir",
                    folder.toString(),
                    DOMAIN);
            server.command("set", NO_MESSAGES);
            server.command("add-library", driver.toString());
            server.command("restart-domain", "--domaindir", folder.toString(), DOMAIN);
            server.command("deploy", "--name", DOMAIN, ear.toString());
            return server;
        } catch (IOException | InterruptedException failure) {
            server.close();
            throw failure;
        }
    }

    private void create() throws IOException, InterruptedException {
        List<String> ports = new ArrayList<>();
        int next = adminPort;
        for (String name : PORTS) {
            next = Ports.freeFrom(next + 1);
            ports.add(name + "=" + next);
        }
        command(
                "create-domain",
                "--nopassword",
                "--domaindir",
                folder.toString(),
                "--adminport",
                Integer.toString(adminPort),
                "--instanceport",
                Integer.toString(port),
                "--hazelcaststartport",
                Integer.toString(next + 1),
                "--hazelcastdasport",
                Integer.toString(next + 2),
                "--domainproperties",
                String.join(":", ports),
                DOMAIN);
    }

    private void command(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/asadmin").toString());
        command.addAll(List.of("--port", Integer.toString(adminPort), "--interactive=false"));
        command.addAll(List.of(words));
        Path said = Files.createTempFile(folder, "asadmin", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().put("AS_JAVA", System.getProperty("java.home"));
        builder.redirectErrorStream(true).redirectOutput(said.toFile());
        Process process = builder.start();
        boolean ended = process.waitFor(STEP.toSeconds(), TimeUnit.SECONDS);
        String output = Files.readString(said);
        Files.delete(said);
        log.println("asadmin " + words[0] + ": " + output.strip());
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("asadmin " + words[0] + " failed: " + output.strip());
        }
    }

    @Override
    public boolean awaitReady(Duration atMost) throws InterruptedException {
        ReadyPage ready = new ReadyPage(port);
        long end = System.nanoTime() + atMost.toNanos();
        while (alive() && System.nanoTime() < end) {
            if (ready.saysYes()) {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }

    @Override
    public boolean alive() {
        return process(folder).isPresent();
    }

    @Override
    public int waitFor() {
        process(folder).ifPresent(process -> process.onExit().join());
        return 0;
    }

    @Override
    public List<String> lastWords() {
        try (Stream<String> lines = Files.lines(log(folder), StandardCharsets.UTF_8)) {
            List<String> trouble =
                    lines.filter(l -> l.contains("SEVERE") || l.contains("Caused by:")).toList();
            return trouble.subList(0, Math.min(KEPT_LINES, trouble.size()));
        } catch (IOException none) {
            return List.of();
        }
    }

    @Override
    public void close() {
        try {
            command("stop-domain", "--domaindir", folder.toString(), DOMAIN);
        } catch (IOException insist) {
            process(folder).ifPresent(PayaraServer::end);
        } catch (InterruptedException stopping) {
            process(folder).ifPresent(PayaraServer::end);
            Thread.currentThread().interrupt();
        }
    }

    /** A server whose launcher was killed still runs and holds its ports: it is ended first. */
    public static void endLeftOver(Path folder) throws IOException {
        process(folder).ifPresent(PayaraServer::end);
        ServerFolder.delete(folder);
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static Optional<ProcessHandle> process(Path folder) {
        try {
            Path pid = folder.resolve(DOMAIN + "/config/pid");
            return Files.exists(pid)
                    ? ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                            .filter(ProcessHandle::isAlive)
                            .filter(p -> p.info().commandLine().orElse("").contains("java"))
                    : Optional.empty();
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}
