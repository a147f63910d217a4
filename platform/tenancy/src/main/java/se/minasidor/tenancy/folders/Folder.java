package se.minasidor.tenancy.folders;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import se.minasidor.tenancy.Tenant;

/**
 * One organisation's folder as it was at one moment: its settings and texts by relative path, and
 * its own theme where it has one.
 */
public record Folder(
        String name, Map<String, byte[]> files, Optional<Tenant.Theme> theme, String hash) {

    static final String SETTINGS = "tenant.properties";

    /** The file's name in a message, the same for shipped and live folders. */
    static String say(String folder, String file) {
        return "tenants/" + folder + "/" + file;
    }

    /** A hash of names and contents, short enough for an address. */
    static String hash(Map<String, byte[]> files) {
        MessageDigest whole = sha256();
        new TreeMap<>(files)
                .forEach(
                        (name, content) -> {
                            whole.update(sha256().digest(name.getBytes(StandardCharsets.UTF_8)));
                            whole.update(sha256().digest(content));
                        });
        return HexFormat.of().formatHex(whole.digest(), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 belongs to every Java", missing);
        }
    }
}
