package se.minasidor.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
                                new Sessions(sql, clock).start(ALFA, LIMITS, of(owner.selector())));
        now = now.plusSeconds(21);
        assertInstanceOf(KeptLogins.Copied.class, use(copied));
        assertInstanceOf(KeptLogins.Unknown.class, use(owner.cookie().orElseThrow()));
        assertInstanceOf(Sessions.Unknown.class, resume(session));
    }

    @Test
    void whoEndsALoginAlsoEndsTheSessionThatABrowserIsJustMakingOfIt() throws Exception {
        String cookie = begin();
        CountDownLatch used = new CountDownLatch(1);
        CompletableFuture<String> session =
                CompletableFuture.supplyAsync(
                        () ->
                                in(
                                        ALFA,
                                        (sql, clock) -> {
                                            KeptLogins.Good login =
                                                    (KeptLogins.Good)
                                                            new KeptLogins(sql, clock)
                                                                    .use(ALFA, cookie);
                                            used.countDown();
                                            othersWait();
                                            return new Sessions(sql, clock)
                                                    .start(ALFA, LIMITS, of(login.selector()));
                                        }));
        assertTrue(used.await(2, TimeUnit.MINUTES));
        in(
                ALFA,
                (sql, clock) -> {
                    new KeptLogins(sql, clock).forget(ALFA, person);
                    new Sessions(sql, clock).endAll(ALFA, person);
                    return null;
                });
        assertInstanceOf(Sessions.Unknown.class, resume(session.join()));
    }

    @Test
    void loggingOutEndsWhatWasMadeOfTheLogin() {
        String cookie = begin();
        KeptLogins.Good login = good(cookie);
        String session =
                in(
                        ALFA,
                        (sql, clock) ->
                                new Sessions(sql, clock).start(ALFA, LIMITS, of(login.selector())));
        in(
                ALFA,
                (sql, clock) -> {
                    new KeptLogins(sql, clock).end(ALFA, login.cookie().orElseThrow());
                    return null;
                });
        assertInstanceOf(Sessions.Unknown.class, resume(session));
    }

    private static void othersWait() {
        try {
            database.awaitWaiting();
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Sessions.Beginning of(UUID keptLogin) {
        return new Sessions.Beginning(
                person,
                HOST,
                "customernumber",
                null,
                Optional.empty(),
                "",
                Optional.of(keptLogin),
                false);
    }

    private Sessions.Found resume(String session) {
        return in(
                ALFA,
                (sql, clock) -> new Sessions(sql, clock).resume(ALFA, LIMITS, session, HOST, true));
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
