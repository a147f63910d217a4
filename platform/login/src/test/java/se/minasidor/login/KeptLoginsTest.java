package se.minasidor.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.minasidor.tenancy.Tenant;

class KeptLoginsTest extends SessionTables {

    private static final Tenant.SessionLimits LIMITS =
            new Tenant.SessionLimits(
                    Duration.ofMinutes(30), Duration.ofHours(12), Optional.of(Duration.ofDays(30)));

    private String begin() {
        return in(
                ALFA,
                (sql, clock) ->
                        new KeptLogins(sql, clock)
                                .begin(ALFA, person, "customernumber", Duration.ofDays(30)));
    }

    private KeptLogins.Found use(String cookie) {
        return in(ALFA, (sql, clock) -> new KeptLogins(sql, clock).use(ALFA, cookie));
    }

    private KeptLogins.Good good(String cookie) {
        return assertInstanceOf(KeptLogins.Good.class, use(cookie));
    }

    @Test
    void aCookieChangesAtEachUseAndEndsAtItsTimeHoweverOftenItIsUsed() {
        String cookie = begin();
        for (int day = 0; day < 29; day++) {
            now = now.plus(Duration.ofDays(1));
            KeptLogins.Good login = good(cookie);
            assertEquals(person, login.person());
            assertEquals(Duration.ofDays(29 - day), login.left());
            cookie = login.cookie().orElseThrow();
        }
        now = now.plus(Duration.ofDays(1));
        assertInstanceOf(KeptLogins.Unknown.class, use(cookie));
    }

    @Test
    void aCopyThatIsUsedLaterEndsEverythingThatWasMadeOfIt() {
        String copied = begin();
        KeptLogins.Good owner = good(copied);
        String session =
                in(
                        ALFA,
                        (sql, clock) ->
                                new Sessions(sql, clock)
                                        .start(
                                                ALFA,
                                                LIMITS,
                                                new Sessions.Beginning(
                                                        person,
                                                        HOST,
                                                        "customernumber",
                                                        null,
                                                        Optional.empty(),
                                                        "",
                                                        Optional.of(owner.selector()),
                                                        false)));
        now = now.plusSeconds(21);
        assertInstanceOf(KeptLogins.Copied.class, use(copied));
        assertInstanceOf(KeptLogins.Unknown.class, use(owner.cookie().orElseThrow()));
        Sessions.Found found =
                in(
                        ALFA,
                        (sql, clock) ->
                                new Sessions(sql, clock).resume(ALFA, LIMITS, session, HOST, true));
        assertInstanceOf(Sessions.Unknown.class, found);
    }

    @Test
    void tabsThatOpenTogetherMaySendTheSameCookie() {
        String cookie = begin();
        assertTrue(good(cookie).cookie().isPresent());
        now = now.plusSeconds(5);
        assertTrue(good(cookie).cookie().isEmpty(), "the other tab has the new one");
    }

    @Test
    void whatNobodyMadeIsWorthNothing() {
        for (String cookie :
                new String[] {"", ".", UUID.randomUUID() + ".", "x".repeat(80), "%00'--"}) {
            assertInstanceOf(KeptLogins.Unknown.class, use(cookie));
        }
        String right = begin();
        String guessed = right.substring(0, 37) + "A".repeat(43);
        assertInstanceOf(KeptLogins.Copied.class, use(guessed));
        assertInstanceOf(KeptLogins.Unknown.class, use(right), "a guess ends it, too");
    }
}
