package se.minasidor.launcher.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** A file as it is sent: what is in it is told by its name, which one it is by its content. */
record SentFile(Path file, String type, boolean gzip, long size, String fingerprint) {

    static SentFile of(Path file) throws IOException {
        return new SentFile(
                file,
                type(file).orElseThrow(),
                name(file).endsWith(".gz"),
                Files.size(file),
                fingerprint(file));
    }

    /** The media type; empty when the name does not tell. */
    static Optional<String> type(Path file) {
        String name = name(file).replaceFirst("\\.gz$", "");
        if (name.endsWith(".csv")) {
            return Optional.of("text/csv");
        }
        return name.matches(".*\\.(ndjson|jsonl)")
                ? Optional.of("application/x-ndjson")
                : Optional.empty();
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static String fingerprint(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[64 * 1024];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                digest.update(buffer, 0, got);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 belongs to every Java", missing);
        }
    }
}
