package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BurstsTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final TenantId BETA = new TenantId("beta");
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final Bursts bursts = new Bursts();

    @Test
    void anAddressIsToldOfTenTimesInAnHourHoweverOftenItKnocks() {
        assertEquals(10, told(ALFA, "192.0.2.7", 1000, NOW));
        assertEquals(0, told(ALFA, "192.0.2.8", 1, NOW), "a neighbour is the same");
        assertEquals(1, told(ALFA, "192.0.3.7", 1, NOW), "another address is another");
        assertEquals(1, told(BETA, "192.0.2.7", 1, NOW), "and another tenant too");
        assertEquals(0, told(ALFA, "192.0.2.7", 1, NOW.plus(Duration.ofMinutes(59))));
        assertEquals(10, told(ALFA, "192.0.2.7", 1000, NOW.plus(Duration.ofMinutes(60))));
    }

    @Test
    void manyAddressesTogetherAreToldOfAHundredTimes() {
        int told =
                IntStream.range(0, 5000)
                        .map(i -> told(ALFA, "10." + i / 250 + "." + i % 250 + ".1", 1, NOW))
                        .sum();
        assertEquals(100, told);
    }

    @Test
    void theLastThatIsToldIsKnown() {
        told(ALFA, "192.0.2.7", 9, NOW);
        assertEquals(Bursts.Worth.TOLD_LAST, bursts.next(ALFA, "192.0.2.7", NOW));
        assertEquals(Bursts.Worth.COUNTED, bursts.next(ALFA, "192.0.2.7", NOW));
    }

    private int told(TenantId tenant, String address, int knocks, Instant now) {
        return (int)
                IntStream.range(0, knocks)
                        .filter(i -> bursts.next(tenant, address, now) != Bursts.Worth.COUNTED)
                        .count();
    }
}
