package se.minasidor.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import se.minasidor.launcher.server.AppServer;
import se.minasidor.launcher.server.PayaraMicro;
import se.minasidor.launcher.server.PayaraServer;
import se.minasidor.launcher.server.ServerFolder;
import se.minasidor.launcher.server.SharedClasses;
import se.minasidor.launcher.server.StartOptions;
import se.minasidor.launcher.settings.Settings;

/**
 * What the demo's portal runs on: Payara Micro, or, to try the EAR, a Payara Server that {@code
 * MINASIDOR_SERVER} names.
 */
final class DemoServer {

    private static final String SERVER = "MINASIDOR_SERVER";

    private final Distribution distribution;
    private final Path data;
    private final Path home;

    DemoServer(Distribution distribution, Map<String, String> environment, Path data) {
        this.distribution = distribution;
        this.data = data;
        String named = environment.getOrDefault(SERVER, "");
        home = named.isBlank() ? null : Path.of(named).toAbsolutePath();
        if (home != null && !PayaraServer.isIn(home)) {
            throw new Refusal(SERVER + " says \"" + named + "\": there is no bin/asadmin in it");
        }
        if (home != null && !Files.exists(ear())) {
            throw new Refusal(SERVER + " is set, and " + ear() + " is not built");
        }
    }

    String name() {
        return home == null ? "Payara Micro" : "Payara Server";
    }

    Path log() {
        return home == null ? data.resolve("log/server.log") : PayaraServer.log(domain());
    }

    void endLeftOver() throws IOException {
        PayaraMicro.endLeftOver(micro());
        PayaraServer.endLeftOver(domain());
    }

    /**
     * @param beside variables that are no settings of a production portal
     */
    AppServer start(Settings settings, Map<String, String> beside)
            throws IOException, InterruptedException {
        if (home == null) {
            return PayaraMicro.start(
                    micro(),
                    new StartOptions(
                            settings.get("BIND"),
                            settings.number("PORT"),
                            settings.get("LOG").equals("json"),
                            settings.get("JAVA_OPTS"),
                            new SharedClasses(settings.data(), distribution),
                            PayaraMicro.logTo(log())),
                    environment(settings, beside));
        }
        try (PrintStream log = PayaraMicro.logTo(data.resolve("log/asadmin.log"))) {
            return PayaraServer.start(
                    home,
                    domain(),
                    ear(),
                    driver(),
                    settings.number("PORT"),
                    environment(settings, beside),
                    log);
        }
    }

    /** A server of its own looks for the tenants where it is told. */
    private static Map<String, String> environment(Settings settings, Map<String, String> beside) {
        Map<String, String> environment = new java.util.HashMap<>(settings.environment());
        environment.putAll(beside);
        environment.put("MINASIDOR_TENANTS", settings.tenants().toString());
        return environment;
    }

    private ServerFolder micro() {
        return new ServerFolder(data.resolve("server"), distribution);
    }

    private Path domain() {
        return data.resolve("payara-server");
    }

    private Path ear() {
        return distribution.root().resolveSibling("minasidor.ear");
    }

    private Path driver() throws IOException {
        try (Stream<Path> lib = Files.list(distribution.root().resolve("lib"))) {
            return lib.filter(jar -> jar.getFileName().toString().matches("postgresql-.*[.]jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
