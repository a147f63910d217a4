package se.minasidor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoServerTest {

    @TempDir Path folder;

    private DemoServer named(String server) {
        Distribution distribution = new Distribution(folder.resolve("distribution"));
        return new DemoServer(distribution, Map.of("MINASIDOR_SERVER", server), folder);
    }

    @Test
    void itIsPayaraMicroUnlessAServerIsNamed() {
        assertEquals("Payara Micro", named("").name());
        assertEquals(folder.resolve("log/server.log"), named(" ").log());
    }

    @Test
    void aFolderThatHoldsNoServerIsRefused() {
        Refusal refusal = assertThrows(Refusal.class, () -> named(folder.toString()));
        assertTrue(refusal.getMessage().contains("MINASIDOR_SERVER"), refusal.getMessage());
    }

    @Test
    void aServerNeedsTheEar() throws IOException {
        Path asadmin = folder.resolve("payara6/bin/asadmin");
        Files.createDirectories(asadmin.getParent());
        Files.writeString(asadmin, "");
        assertTrue(asadmin.toFile().setExecutable(true));
        assertThrows(Refusal.class, () -> named(folder.resolve("payara6").toString()));
        Files.writeString(folder.resolve("minasidor.ear"), "");
        assertEquals("Payara Server", named(folder.resolve("payara6").toString()).name());
    }
}
