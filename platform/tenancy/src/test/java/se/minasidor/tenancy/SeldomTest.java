package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeldomTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final TenantId BETA = new TenantId("beta");
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final Seldom seldom = new Seldom();

    @Test
    void onceAnHourForEachTenant() {
        assertTrue(seldom.due(ALFA, NOW));
        assertFalse(seldom.due(ALFA, NOW.plus(Duration.ofMinutes(59))));
        assertTrue(seldom.due(BETA, NOW.plus(Duration.ofMinutes(59))));
        assertTrue(seldom.due(ALFA, NOW.plus(Duration.ofMinutes(60))));
        assertFalse(seldom.due(ALFA, NOW.plus(Duration.ofMinutes(61))));
    }
}
