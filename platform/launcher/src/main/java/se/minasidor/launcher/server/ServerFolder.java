package se.minasidor.launcher.server;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import se.minasidor.launcher.Distribution;
import se.minasidor.launcher.PrivateFile;

/**
 * The files of one running server, apart from the distribution so that several can run from it.
 * They are made anew at each start: Payara remembers in {@code domain.xml} what was deployed, and
 * would deploy it twice.
 */
public record ServerFolder(Path root, Distribution distribution) {

    private static final List<String> PRISTINE =
            List.of("META-INF", "autodeploy", "config", "docroot", "lib");

    private static final List<String> TEXT_LOG =
            List.of(
                    "java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter",
                    "java.util.logging.SimpleFormatter.format="
                            + "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s: %5$s%6$s%n");

    private static final List<String> JSON_LOG =
            List.of(
                    "java.util.logging.ConsoleHandler.formatter="
                            + "fish.payara.enterprise.server.logging.JSONLogFormatter");

    Path preboot() {
        return root.resolve("preboot.txt");
    }

    /** The number of the process that runs from this folder. */
    Path processFile() {
        return root.resolveSibling(root.getFileName() + ".pid");
    }

    boolean isNamedBy(String[] arguments) {
        return List.of(arguments).contains(root.toString());
    }

    void prepare(StartOptions options) throws IOException {
        delete(root);
        PrivateFile.folder(root);
        for (String name : PRISTINE) {
            Path source = distribution.payara().resolve(name);
            if (Files.isDirectory(source)) {
                copy(source, root.resolve(name));
            }
        }
        Files.write(preboot(), PrebootFile.lines(options.bind()));
        quietBanner();
        logging(options.json());
    }

    private void quietBanner() throws IOException {
        Files.writeString(root.resolve("config/boot.txt"), "\n");
    }

    private void logging(boolean json) throws IOException {
        Path file = root.resolve("config/logging.properties");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.removeIf(line -> line.startsWith("java.util.logging.ConsoleHandler.formatter"));
        lines.addAll(json ? JSON_LOG : TEXT_LOG);
        // the certificates that Payara brings and Java no longer trusts are not our concern
        lines.add("javax.enterprise.system.security.ssl.level=SEVERE");
        lines.add("fish.payara.boot.runtime.BootCommand.level=WARNING");
        Files.write(file, lines);
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.walkFileTree(
                source,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a)
                            throws IOException {
                        Files.createDirectories(target.resolve(source.relativize(dir).toString()));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                            throws IOException {
                        Files.copy(
                                file,
                                target.resolve(source.relativize(file).toString()),
                                StandardCopyOption.REPLACE_EXISTING);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path dir, IOException failure)
                            throws IOException {
                        Files.delete(dir);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
