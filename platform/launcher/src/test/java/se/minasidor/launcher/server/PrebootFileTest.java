package se.minasidor.launcher.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrebootFileTest {

    private final List<String> lines = PrebootFile.lines("127.0.0.1");

    @Test
    void compressionIsSpeltTheWayPayaraSpellsIt() {
        List<String> types =
                lines.stream().filter(l -> l.contains(".http.compressable-mime-type=")).toList();
        assertEquals(1, types.size());
        for (String type :
                List.of(
                        "text/html",
                        "text/css",
                        "text/csv",
                        "text/javascript",
                        "application/javascript",
                        "application/json",
                        "image/svg+xml")) {
            assertTrue(types.get(0).matches(".*[=,]" + type.replace("+", "\\+") + "(,.*)?"), type);
        }
        assertTrue(lines.stream().noneMatch(l -> l.contains("compressible")));
        assertTrue(lines.stream().anyMatch(l -> l.endsWith(".http.compression=on")));
    }

    @Test
    void whatNobodyUsesIsClosed() {
        assertTrue(has("hazelcast-config-specific-configuration.enabled=false"));
        assertTrue(has("admin-service.jmx-connector.system.enabled=false"));
        assertTrue(has("http.server-header=false"));
        assertTrue(has("network-listener.http-listener.address=127.0.0.1"));
    }

    @Test
    void everyLineIsOneSetting() {
        lines.forEach(
                l ->
                        assertTrue(
                                l.matches(
                                        "set configs\\.config\\.server-config\\.[a-z0-9.-]+=\\S+"),
                                l));
    }

    private boolean has(String end) {
        return lines.stream().anyMatch(l -> l.endsWith(end));
    }
}
