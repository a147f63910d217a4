package se.minasidor.launcher.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import se.minasidor.launcher.Distribution;

/**
 * An archive of loaded classes (AppCDS) that nearly halves the time of the next start. The first
 * run that got ready leaves it behind when it stops; one that failed would leave a useless one.
 */
public record SharedClasses(Path folder, Distribution distribution) {

    /** From this Java on the machine makes and renews the archive by itself. */
    private static final int SELF_MADE = 19;

    List<String> options() throws IOException {
        if (Runtime.version().feature() >= SELF_MADE) {
            return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive());
        }
        // a warning that some classes cannot be archived is of no use to anybody
        return current()
                ? List.of("-XX:SharedArchiveFile=" + archive(), "-Xshare:auto", "-Xlog:cds=off")
                : List.of("-XX:ArchiveClassesAtExit=" + fresh(), "-Xlog:cds=off,cds+dynamic=off");
    }

    /** Called when the process has ended. */
    void keep(boolean wasReady) {
        try {
            if (wasReady && Files.exists(fresh())) {
                Files.move(fresh(), archive(), StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.deleteIfExists(fresh());
            }
        } catch (IOException noArchive) {
            // the next start is slower, nothing else
        }
    }

    private boolean current() throws IOException {
        return Files.exists(archive())
                && Files.getLastModifiedTime(archive()).compareTo(Files.getLastModifiedTime(boot()))
                        > 0;
    }

    /** Java, version and place of the program are part of the name: an archive fits only these. */
    private Path archive() {
        String fits = Runtime.version() + " " + System.getProperty("java.home") + " " + boot();
        return folder.resolve("classes-" + Integer.toHexString(fits.hashCode()) + ".jsa");
    }

    private Path fresh() {
        return folder.resolve(archive().getFileName() + ".new");
    }

    private Path boot() {
        return distribution.payara().resolve("launch-micro.jar");
    }
}
