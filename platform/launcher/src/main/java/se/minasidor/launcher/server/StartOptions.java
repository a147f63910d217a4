package se.minasidor.launcher.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * How the server's Java is started.
 *
 * @param javaOptions separated by spaces
 * @param sharedClasses what shortens the next start
 */
public record StartOptions(
        String bind,
        int port,
        boolean json,
        String javaOptions,
        SharedClasses sharedClasses,
        PrintStream log) {

    List<String> command(ServerFolder folder) throws IOException {
        Path payara = folder.distribution().payara();
        Path boot = payara.resolve("launch-micro.jar");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(javaOptions.strip().split("\\s+")));
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Djava.awt.headless=true");
        // no digits and capitals of the operator's own language in what is stored and compared
        command.add("-Duser.language=en");
        // sooner than the other side ends a connection that waits: what is posted on one that ends
        // just then is lost, and BankID would seem not to answer
        command.add("-Djdk.httpclient.keepalive.timeout=15");
        command.addAll(sharedClasses.options());
        command.addAll(openedPackages(boot));
        // what fish.payara.micro.impl.RootDirLauncher does, with a folder apart from the program
        command.add("-Dfish.payara.micro.BootJar=" + boot.toUri());
        command.add("-Dfish.payara.micro.UnpackDir=" + payara);
        command.addAll(List.of("-cp", boot.toString(), "fish.payara.micro.impl.PayaraMicroImpl"));
        command.addAll(List.of("--rootdir", folder.root().toString()));
        command.addAll(List.of("--prebootcommandfile", folder.preboot().toString()));
        command.addAll(List.of("--disablephonehome", "--nocluster"));
        command.addAll(List.of("--port", Integer.toString(port)));
        command.addAll(List.of("--deploy", folder.distribution().portal().toString()));
        command.addAll(List.of("--contextroot", "/"));
        return command;
    }

    /** Java honours these lines of a manifest only with -jar, which would fix the root folder. */
    private static List<String> openedPackages(Path boot) throws IOException {
        List<String> options = new ArrayList<>();
        try (JarFile jar = new JarFile(boot.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            for (String name : manifest.getValue("Add-Exports").split("\\s+")) {
                options.add("--add-exports=" + name + "=ALL-UNNAMED");
            }
            for (String name : manifest.getValue("Add-Opens").split("\\s+")) {
                options.add("--add-opens=" + name + "=ALL-UNNAMED");
            }
        }
        return options;
    }
}
