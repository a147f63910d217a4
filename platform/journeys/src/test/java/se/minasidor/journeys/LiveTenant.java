package se.minasidor.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** An organisation of its own in the operator's live folder, as long as it is open. */
final class LiveTenant implements AutoCloseable {

    private final String id;
    private final Path folder;

    /**
     * Opens it, and waits until it is served.
     *
     * @param texts lines of {@code texts.properties}
     * @param settings lines of {@code tenant.properties} besides id, status and host
     */
    LiveTenant(String id, String texts, String settings) {
        this.id = id;
        folder = Journey.PRODUCT.data().resolve("tenants").resolve(id);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("texts.properties"), texts);
            Files.writeString(
                    folder.resolve("tenant.properties"),
                    "tenant.id=%s\ntenant.status=active\nhosts=%s\n%s"
                            .formatted(id, host(), settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(() -> Wire.get(host(), "/").statusCode() == 200);
    }

    String host() {
        return id + ".localhost";
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is saved in the live folder, or in the database, is seen within seconds. */
    static void await(BooleanSupplier seen) {
        await("the portal has taken notice", seen);
    }

    static void await(String what, BooleanSupplier seen) {
        Instant end = Instant.now().plus(Journey.PATIENCE);
        while (!seen.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Not in good time: " + what);
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
