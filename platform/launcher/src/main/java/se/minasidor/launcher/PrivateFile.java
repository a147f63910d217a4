package se.minasidor.launcher;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Files with secrets: made readable for their owner alone before anything is written to them. */
public final class PrivateFile {

    private static final SecureRandom RANDOM = new SecureRandom();

    private PrivateFile() {}

    public static void create(Path file) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /**
     * A folder that nobody else on the machine may look into: logs and a database are in it, and
     * programs that we run.
     */
    public static Path folder(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }

    /** 192 random bits in letters, digits, {@code -} and {@code _}. */
    public static String randomWord() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(24));
    }

    /** A key file with one new key, unless there is a file already. */
    public static Path keyFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
            Files.writeString(file, "k1=" + Base64.getEncoder().encodeToString(random(32)) + "\n");
        }
        return file;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
