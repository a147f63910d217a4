package se.minasidor.tenancy;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Hides what must not lie readable in the database, under keys that differ for each tenant and
 * purpose.
 *
 * <p>The key file has one key a line, {@code id=base64 of 32 bytes}. The first line encrypts, all
 * lines decrypt, and the last line makes fingerprints. To rotate, put a new key on top; the last
 * line stays, because fingerprints are compared and cannot be made anew without their values.
 */
@ApplicationScoped
public class SecretKeys {

    private static final int IV = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    @ConfigProperty(name = "minasidor.secret.key.file")
    private Optional<String> keyFile;

    private Map<String, byte[]> keys;
    private String encrypting;
    private String fingerprinting;

    protected SecretKeys() {}

    /** Keys by id: the first encrypts, the last makes fingerprints. */
    public SecretKeys(Map<String, byte[]> keys) {
        use(keys);
    }

    @PostConstruct
    void readKeyFile() {
        String file =
                keyFile.orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "MINASIDOR_SECRET_KEY_FILE is not set; it names the file"
                                                + " with the keys that hide personal numbers"));
        use(read(Path.of(file)));
    }

    private void use(Map<String, byte[]> read) {
        keys = new LinkedHashMap<>(read);
        for (String id : keys.keySet()) {
            encrypting = encrypting == null ? id : encrypting;
            fingerprinting = id;
        }
    }

    /** Reads a key file; says in words what is wrong with it, without showing a key. */
    public static Map<String, byte[]> read(Path file) {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                String[] parts = line.strip().split("=", 2);
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                byte[] key = parts.length == 2 ? decoded(parts[1]) : new byte[0];
                boolean named = parts[0].matches("[A-Za-z0-9-]{1,20}");
                if (!named || key.length != 32 || keys.put(parts[0], key) != null) {
                    throw new IllegalStateException(
                            file
                                    + ": line "
                                    + number
                                    + " is not \"id=base64 of 32 bytes\" with an id of its own");
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException(file + " holds no key");
        }
        return keys;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    /** A line for a key file with a new random key. */
    public static String newKey(String id) {
        return id + "=" + Base64.getEncoder().encodeToString(random(32));
    }

    /** Encrypts under the tenant's key for the purpose; the id of the key stands in front. */
    public byte[] encrypt(TenantId tenant, String purpose, String plain) {
        byte[] id = utf8(encrypting);
        byte[] iv = random(IV);
        byte[] hidden = gcm(Cipher.ENCRYPT_MODE, encrypting, tenant, purpose, iv, utf8(plain));
        return ByteBuffer.allocate(1 + id.length + IV + hidden.length)
                .put((byte) id.length)
                .put(id)
                .put(iv)
                .put(hidden)
                .array();
    }

    /** The reverse; another tenant's or purpose's bytes, or changed ones, are refused. */
    public String decrypt(TenantId tenant, String purpose, byte[] encrypted) {
        ByteBuffer in = ByteBuffer.wrap(encrypted);
        byte[] id = new byte[in.get()];
        byte[] iv = new byte[IV];
        in.get(id).get(iv);
        byte[] hidden = new byte[in.remaining()];
        in.get(hidden);
        String key = new String(id, StandardCharsets.UTF_8);
        byte[] plain = gcm(Cipher.DECRYPT_MODE, key, tenant, purpose, iv, hidden);
        return new String(plain, StandardCharsets.UTF_8);
    }

    /** 32 bytes that say whether two values are equal within one tenant, and nothing more. */
    public byte[] fingerprint(TenantId tenant, String purpose, String value) {
        return hmac(derived(fingerprinting, tenant, "fingerprint", purpose), utf8(value));
    }

    private byte[] gcm(
            int mode, String keyId, TenantId tenant, String purpose, byte[] iv, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(derived(keyId, tenant, "encrypt", purpose), "AES"),
                    new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(utf8(keyId + '\n' + tenant.value() + '\n' + purpose));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException(
                    "A secret of " + tenant + " for " + purpose + " is not readable", refused);
        }
    }

    /** HKDF-SHA256 (RFC 5869) with one block of output. */
    private byte[] derived(String keyId, TenantId tenant, String use, String purpose) {
        byte[] key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("No key \"" + keyId + "\" in the secret key file");
        }
        byte[] extracted = hmac(utf8("minasidor"), key);
        return hmac(extracted, utf8(use + '\n' + tenant.value() + '\n' + purpose + '\u0001'));
    }

    private static byte[] hmac(byte[] key, byte[] value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(value);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("HmacSHA256 belongs to every Java", missing);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
