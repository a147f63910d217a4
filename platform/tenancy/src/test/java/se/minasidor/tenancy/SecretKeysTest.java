package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeysTest {

    private static final TenantId NORTH = new TenantId("north");
    private static final TenantId SOUTH = new TenantId("south");
    private static final String PLAIN = "åäö 123";

    private final SecretKeys keys = new SecretKeys(Map.of("one", key(1)));

    @Test
    void whatIsHiddenCanBeReadAgain() {
        assertEquals(PLAIN, keys.decrypt(NORTH, "p", keys.encrypt(NORTH, "p", PLAIN)));
    }

    @Test
    void anotherTenantCannotReadIt() {
        byte[] hidden = keys.encrypt(NORTH, "p", PLAIN);
        assertThrows(IllegalStateException.class, () -> keys.decrypt(SOUTH, "p", hidden));
    }

    @Test
    void itCannotBeReadForAnotherPurpose() {
        byte[] hidden = keys.encrypt(NORTH, "p", PLAIN);
        assertThrows(IllegalStateException.class, () -> keys.decrypt(NORTH, "q", hidden));
    }

    @Test
    void aChangedByteIsNoticed() {
        byte[] hidden = keys.encrypt(NORTH, "p", PLAIN);
        hidden[hidden.length - 1] ^= 1;
        assertThrows(IllegalStateException.class, () -> keys.decrypt(NORTH, "p", hidden));
    }

    @Test
    void theSameValueIsNeverHiddenTheSameWayTwice() {
        assertFalse(
                Arrays.equals(keys.encrypt(NORTH, "p", PLAIN), keys.encrypt(NORTH, "p", PLAIN)));
    }

    @Test
    void fingerprintsAreEqualOnlyWithinOneTenantAndPurpose() {
        byte[] print = keys.fingerprint(NORTH, "p", PLAIN);
        assertEquals(32, print.length);
        assertArrayEquals(print, keys.fingerprint(NORTH, "p", PLAIN));
        assertFalse(Arrays.equals(print, keys.fingerprint(SOUTH, "p", PLAIN)));
        assertFalse(Arrays.equals(print, keys.fingerprint(NORTH, "q", PLAIN)));
        assertFalse(Arrays.equals(print, keys.fingerprint(NORTH, "p", "other")));
    }

    @Test
    void aNewKeyOnTopKeepsOldSecretsAndFingerprintsGood() {
        Map<String, byte[]> rotated = new LinkedHashMap<>();
        rotated.put("two", key(2));
        rotated.put("one", key(1));
        SecretKeys after = new SecretKeys(rotated);

        assertEquals(PLAIN, after.decrypt(NORTH, "p", keys.encrypt(NORTH, "p", PLAIN)));
        assertArrayEquals(
                keys.fingerprint(NORTH, "p", PLAIN), after.fingerprint(NORTH, "p", PLAIN));
        byte[] hidden = after.encrypt(NORTH, "p", PLAIN);
        assertThrows(IllegalStateException.class, () -> keys.decrypt(NORTH, "p", hidden));
    }

    @Test
    void aKeyFileIsReadFromTopToBottom(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("keys");
        Files.writeString(
                file, "# ours\n" + SecretKeys.newKey("b") + "\n\n" + SecretKeys.newKey("a") + "\n");
        assertEquals("[b, a]", SecretKeys.read(file).keySet().toString());
    }

    @Test
    void aWrongLineIsNamedWithoutShowingIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("keys");
        Files.writeString(file, SecretKeys.newKey("a") + "\nb=c2hvcnQ=\n");
        String message =
                assertThrows(IllegalStateException.class, () -> SecretKeys.read(file)).getMessage();
        assertTrue(message.contains("line 2"), message);
        assertFalse(message.contains("c2hvcnQ"), message);
    }

    private static byte[] key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return key;
    }
}
