package se.minasidor.login.customernumber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.TenantId;

class SealedStepTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private SealedStep at(Instant now) {
        return new SealedStep(
                new SecretKeys(Map.of("k1", new byte[32])), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void theSecondStepKnowsWhatWasTypedInTheFirst() {
        String sealed = at(NOW).seal(ALFA, "0123 436 å");
        assertFalse(sealed.contains("0123"));
        assertEquals(Optional.of("0123 436 å"), at(NOW.plusSeconds(7199)).open(ALFA, sealed));
    }

    @Test
    void nothingElseIsTakenForIt() {
        String sealed = at(NOW).seal(ALFA, "0123436");
        assertEquals(Optional.empty(), at(NOW).open(new TenantId("beta"), sealed));
        assertEquals(Optional.empty(), at(NOW.plusSeconds(7200)).open(ALFA, sealed));
        String changed =
                sealed.substring(0, 30)
                        + (sealed.charAt(30) == 'A' ? 'B' : 'A')
                        + sealed.substring(31);
        for (String bad :
                new String[] {changed, "", "x", "0123436", "AAAA", "å", sealed + "AAAA"}) {
            assertEquals(Optional.empty(), at(NOW).open(ALFA, bad), bad);
        }
    }
}
