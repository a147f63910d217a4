package se.minasidor.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.minasidor.login.LoginAttempts.Attempt;
import se.minasidor.login.LoginAttempts.Kind;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

/** Each transaction has a connection and counters of its own, as on two nodes. */
class LoginAttemptsTest {

    private static final Tenant.Throttle THROTTLE =
            new Tenant.Throttle(5, Duration.ofSeconds(2), Duration.ofMinutes(15));

    private static final AtomicInteger TENANTS = new AtomicInteger();

    private static Database database;
    private final SecretKeys keys = new SecretKeys(Map.of("k1", new byte[32]));
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");

    /** New for each test, because all accounts of a tenant share one counter. */
    private final TenantId alfa = new TenantId("alfa-" + TENANTS.incrementAndGet());

    private final TenantId beta = new TenantId("beta");
    private final String account = "party:" + UUID.randomUUID();
    private final String address = "2001:db8:" + TENANTS.get() + "::1";

    @BeforeAll
    static void start() throws Exception {
        database = new Database("V1_0__tenancy", "V1_3__accounts", "V1_4__login");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    private <T> T with(TenantId tenant, Function<LoginAttempts, T> work) {
        return database.in(
                tenant,
                sql -> work.apply(new LoginAttempts(sql, keys, Clock.fixed(now, ZoneOffset.UTC))));
    }

    private Attempt attempt(byte... device) {
        return new Attempt(
                Kind.LOGIN,
                account,
                device.length == 0 ? Optional.empty() : Optional.of(device),
                address);
    }

    private Optional<Duration> begin(TenantId tenant, Attempt attempt) {
        return with(tenant, a -> a.begin(tenant, THROTTLE, attempt));
    }

    private void succeed(Attempt attempt) {
        with(
                alfa,
                a -> {
                    a.succeeded(alfa, THROTTLE, attempt);
                    return null;
                });
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertEquals(Optional.empty(), begin(alfa, attempt()), "attempt " + i);
        }
    }

    @Test
    void theSixthAttemptHasToWaitAndWaitingHelps() {
        fail(5);
        assertEquals(Optional.of(Duration.ofSeconds(2)), begin(alfa, attempt()));
        now = now.plusSeconds(1);
        assertEquals(Optional.of(Duration.ofSeconds(1)), begin(alfa, attempt()));
        now = now.plusSeconds(1);
        assertEquals(Optional.empty(), begin(alfa, attempt()));
        assertEquals(Optional.of(Duration.ofSeconds(4)), begin(alfa, attempt()));
    }

    @Test
    void anAccountIsNeverLocked() {
        fail(5);
        Duration longest = Duration.ZERO;
        for (int i = 0; i < 60; i++) {
            Optional<Duration> wait = begin(alfa, attempt());
            assertTrue(wait.isPresent());
            longest = longest.compareTo(wait.get()) < 0 ? wait.get() : longest;
            now = now.plus(wait.get());
            assertEquals(Optional.empty(), begin(alfa, attempt()), "after the wait it goes on");
        }
        assertEquals(Duration.ofMinutes(15), longest);
    }

    @Test
    void ofFiftyAttemptsAtTheSameMomentOnlyTheFreeOnesPass() throws Exception {
        ExecutorService attackers = Executors.newFixedThreadPool(25);
        try {
            Callable<Boolean> guess = () -> begin(alfa, attempt()).isEmpty();
            int passed = 0;
            for (var answer : attackers.invokeAll(Collections.nCopies(50, guess))) {
                passed += answer.get() ? 1 : 0;
            }
            assertEquals(5, passed);
        } finally {
            attackers.shutdownNow();
        }
    }

    @Test
    void theOwnerOnAKnownDeviceIsNotSlowedByAnAttacker() {
        fail(5);
        assertTrue(begin(alfa, attempt()).isPresent());
        assertEquals(Optional.empty(), begin(alfa, attempt((byte) 1)));
        for (int i = 0; i < 4; i++) {
            begin(alfa, attempt((byte) 1));
        }
        assertTrue(begin(alfa, attempt((byte) 1)).isPresent(), "a stolen device has a budget too");
        assertEquals(Optional.empty(), begin(alfa, attempt((byte) 2)));
    }

    @Test
    void aSuccessStartsTheDeviceAfresh() {
        Attempt known = attempt((byte) 1);
        for (int i = 0; i < 5; i++) {
            begin(alfa, known);
        }
        now = now.plusSeconds(2);
        assertEquals(Optional.empty(), begin(alfa, known));
        succeed(known);
        for (int i = 0; i < 5; i++) {
            assertEquals(Optional.empty(), begin(alfa, known), "attempt " + i);
        }
    }

    @Test
    void aSuccessElsewhereTakesOnlyItselfBack() {
        fail(4);
        Attempt right = attempt();
        begin(alfa, right);
        succeed(right);
        assertEquals(Optional.empty(), begin(alfa, attempt()));
        assertTrue(begin(alfa, attempt()).isPresent(), "guesses are not forgiven by a login");
    }

    @Test
    void aNewPasswordForgivesTheAccount() {
        fail(5);
        assertTrue(begin(alfa, attempt()).isPresent());
        with(
                alfa,
                a -> {
                    a.forgive(alfa, account);
                    return null;
                });
        assertEquals(Optional.empty(), begin(alfa, attempt()));
    }

    @Test
    void oneAddressCannotTryThePasswordOfEverybody() {
        int passed = 0;
        for (int i = 0; i < 150; i++) {
            Attempt spray =
                    new Attempt(
                            Kind.LOGIN, "typed:" + UUID.randomUUID(), Optional.empty(), address);
            passed += begin(alfa, spray).isEmpty() ? 1 : 0;
        }
        assertEquals(100, passed);
    }

    @Test
    void aNodeWhoseClockIsBehindKeepsNobodyWaiting() {
        fail(1);
        now = now.minusSeconds(3600);
        assertEquals(Optional.empty(), begin(alfa, attempt()));
        fail(3);
        assertEquals(Optional.of(Duration.ofSeconds(2)), begin(alfa, attempt()));
        now = now.minusSeconds(60);
        assertEquals(Optional.of(Duration.ofSeconds(2)), begin(alfa, attempt()));
    }

    @Test
    void anotherTenantsAttemptsAreAnotherMatter() {
        fail(5);
        assertTrue(begin(alfa, attempt()).isPresent());
        assertEquals(Optional.empty(), begin(beta, attempt()));
    }

    @Test
    void askingForLinksIsCountedByItself() {
        fail(5);
        Attempt request = new Attempt(Kind.REQUEST, account, Optional.empty(), address);
        for (int i = 0; i < 5; i++) {
            assertEquals(Optional.empty(), begin(alfa, request), "request " + i);
        }
        assertEquals(Optional.of(Duration.ofMinutes(1)), begin(alfa, request));
    }

    @Test
    void theDatabaseHoldsNeitherAddressNorAccount() {
        fail(1);
        String rows =
                database.in(
                        alfa,
                        sql ->
                                String.join(
                                        "\n",
                                        sql.list(
                                                "select login_attempt::text as row from login_attempt",
                                                row -> row.text("row"))));
        assertFalse(rows.contains(account.substring(6)) || rows.contains("2001:db8"), rows);
    }
}
