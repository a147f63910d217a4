package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretReferenceTest {

    @Test
    void aSecretComesFromTheEnvironmentOrAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("x.secret"), " hemligt\n");
        assertEquals("hemligt", new SecretReference("file:" + file).read());
        assertEquals(
                "hemligt",
                new SecretReference("env:X_SECRET")
                        .read(n -> n.equals("X_SECRET") ? "hemligt" : null));
    }

    @Test
    void aMissingSecretIsNamedAndNotShown(@TempDir Path folder) throws Exception {
        assertEquals(
                "env:NO_SUCH is empty or not set",
                assertThrows(
                                SecretReference.Unreadable.class,
                                () -> new SecretReference("env:NO_SUCH").read(n -> null))
                        .getMessage());
        assertThrows(
                SecretReference.Unreadable.class,
                () -> new SecretReference("file:" + folder.resolve("none")).read());
        Path large = Files.writeString(folder.resolve("large"), "x".repeat(20_000));
        String said =
                assertThrows(
                                SecretReference.Unreadable.class,
                                () -> new SecretReference("file:" + large).read())
                        .getMessage();
        assertFalse(said.contains("xxx"), said);
    }

    @Test
    void aSecretItselfIsNoReference() {
        assertFalse(SecretReference.isOne("GOCSPX-abc"));
        assertFalse(SecretReference.isOne("file:relative"));
        assertThrows(IllegalArgumentException.class, () -> new SecretReference("GOCSPX-abc"));
    }
}
