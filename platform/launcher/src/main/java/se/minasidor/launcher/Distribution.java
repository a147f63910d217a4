package se.minasidor.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that {@code ear} builds: {@code lib/}, {@code payara/} and {@code portal.war}. */
public record Distribution(Path root) {

    /** The one this process was started from ({@code -Dminasidor.home}). */
    public static Distribution here() {
        Path root = Path.of(System.getProperty("minasidor.home", "ear/target/distribution"));
        Distribution distribution = new Distribution(root.toAbsolutePath().normalize());
        if (!Files.isRegularFile(distribution.portal())) {
            throw new Refusal(root + " is not a built distribution: it has no portal.war");
        }
        return distribution;
    }

    public Path portal() {
        return root.resolve("portal.war");
    }

    /** Payara Micro, unpacked when the distribution was built. */
    public Path payara() {
        return root.resolve("payara");
    }
}
