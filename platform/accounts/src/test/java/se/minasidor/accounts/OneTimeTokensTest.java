package se.minasidor.accounts;

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
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.minasidor.accounts.OneTimeTokens.Purpose;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

class OneTimeTokensTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final TenantId BETA = new TenantId("beta");
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private static Database database;
    private final SecretKeys keys = new SecretKeys(Map.of("k1", new byte[32]));
    private Instant now = NOW;

    @BeforeAll
    static void start() throws Exception {
        database = new Database("V1_0__tenancy", "V1_3__accounts", "V3_1__first_visits");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    private <T> T with(TenantId tenant, Function<OneTimeTokens, T> work) {
        return database.in(
                tenant,
                sql -> work.apply(new OneTimeTokens(sql, keys, Clock.fixed(now, ZoneOffset.UTC))));
    }

    private String issue(UUID subject) {
        return with(
                ALFA, t -> t.issue(ALFA, Purpose.CHOOSE_PASSWORD, subject, "kund@example.se", DAY));
    }

    private Optional<OneTimeTokens.Token> consume(TenantId tenant, String token) {
        return with(tenant, t -> t.consume(tenant, Purpose.CHOOSE_PASSWORD, token));
    }

    @Test
    void lookingAtALinkDoesNotUseItAndUsingItDoes() {
        UUID subject = UUID.randomUUID();
        String token = issue(subject);
        for (int i = 0; i < 3; i++) {
            assertTrue(with(ALFA, t -> t.peek(ALFA, Purpose.CHOOSE_PASSWORD, token)).isPresent());
        }
        OneTimeTokens.Token used = consume(ALFA, token).orElseThrow();
        assertEquals(subject, used.subject());
        assertEquals("kund@example.se", used.payload());
        assertFalse(used.toString().contains("example"));
        assertTrue(consume(ALFA, token).isEmpty());
        assertTrue(with(ALFA, t -> t.peek(ALFA, Purpose.CHOOSE_PASSWORD, token)).isEmpty());
    }

    @Test
    void ofFiftyUsesAtTheSameMomentOneSucceeds() throws Exception {
        String token = issue(UUID.randomUUID());
        ExecutorService browsers = Executors.newFixedThreadPool(50);
        try {
            Callable<Boolean> use = () -> consume(ALFA, token).isPresent();
            int successes = 0;
            for (var answer : browsers.invokeAll(Collections.nCopies(50, use))) {
                successes += answer.get() ? 1 : 0;
            }
            assertEquals(1, successes);
        } finally {
            browsers.shutdownNow();
        }
    }

    @Test
    void theNextLinkReplacesTheOneBefore() {
        UUID subject = UUID.randomUUID();
        String first = issue(subject);
        String second = issue(subject);
        assertTrue(consume(ALFA, first).isEmpty());
        assertTrue(consume(ALFA, second).isPresent());
        String third = issue(subject);
        assertTrue(consume(ALFA, third).isPresent(), "a used one does not stand in the way");
    }

    @Test
    void aLinkIsOverAtItsHour() {
        String token = issue(UUID.randomUUID());
        now = NOW.plus(DAY).minusSeconds(1);
        assertTrue(with(ALFA, t -> t.peek(ALFA, Purpose.CHOOSE_PASSWORD, token)).isPresent());
        now = NOW.plus(DAY);
        assertTrue(consume(ALFA, token).isEmpty());
    }

    @Test
    void anotherTenantCannotUseItButLearnsWhoseItIsToEndIt() {
        String token = issue(UUID.randomUUID());
        assertTrue(consume(BETA, token).isEmpty());
        assertEquals(Optional.of(ALFA), with(BETA, t -> t.issuer(token)));
        with(
                ALFA,
                t -> {
                    t.revoke(ALFA, token);
                    return null;
                });
        assertTrue(consume(ALFA, token).isEmpty());
    }

    @Test
    void allLinksOfAPersonCanBeEnded() {
        UUID person = UUID.randomUUID();
        String token = issue(person);
        with(
                ALFA,
                t -> {
                    t.revoke(ALFA, person);
                    return null;
                });
        assertTrue(consume(ALFA, token).isEmpty());
    }

    @Test
    void aTokenHas256BitsAndIsNotInTheDatabase() {
        String token = issue(UUID.randomUUID());
        assertEquals(43, token.length());
        int rows =
                database.in(
                        ALFA,
                        sql ->
                                sql
                                        .list(
                                                "select one_time_token::text as row from one_time_token",
                                                row -> row.text("row"))
                                        .stream()
                                        .filter(r -> r.contains(token) || r.contains("example"))
                                        .toList()
                                        .size());
        assertEquals(0, rows);
    }
}
