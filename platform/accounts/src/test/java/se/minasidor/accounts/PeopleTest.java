package se.minasidor.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

class PeopleTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final TenantId BETA = new TenantId("beta");
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        database = new Database("V1_0__tenancy", "V1_3__accounts", "V3_1__first_visits");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    private static <T> T with(TenantId tenant, Function<People, T> work) {
        return database.in(
                tenant, sql -> work.apply(new People(sql, Clock.fixed(NOW, ZoneOffset.UTC))));
    }

    private static ProvenIdentity party(String value) {
        return new ProvenIdentity(ProvenIdentity.Scheme.PARTY, value);
    }

    @Test
    void whoComesTwiceAtOnceIsOnePerson() throws Exception {
        ExecutorService browsers = Executors.newFixedThreadPool(20);
        try {
            Callable<UUID> come = () -> with(ALFA, p -> p.of(ALFA, party("one"))).id();
            Set<UUID> ids = new HashSet<>();
            for (var answer : browsers.invokeAll(Collections.nCopies(20, come))) {
                ids.add(answer.get());
            }
            assertEquals(1, ids.size());
        } finally {
            browsers.shutdownNow();
        }
    }

    @Test
    void theSamePartyElsewhereIsSomebodyElse() {
        UUID inAlfa = with(ALFA, p -> p.of(ALFA, party("two"))).id();
        assertEquals(Optional.empty(), with(BETA, p -> p.find(BETA, party("two"))));
        assertEquals(Optional.empty(), with(BETA, p -> p.find(BETA, inAlfa)));
        with(
                BETA,
                p -> {
                    p.confirmEmail(BETA, inAlfa, "tjuv@example.se");
                    return null;
                });
        assertEquals(Optional.empty(), with(ALFA, p -> p.find(ALFA, inAlfa)).orElseThrow().email());
    }

    @Test
    void aHoldOnContactDetailsIsNeverShortened() {
        UUID id = with(ALFA, p -> p.of(ALFA, party("three"))).id();
        with(
                ALFA,
                p -> {
                    p.holdContact(ALFA, id, NOW.plus(Duration.ofHours(72)));
                    p.holdContact(ALFA, id, NOW.plus(Duration.ofHours(1)));
                    return null;
                });
        Person person = with(ALFA, p -> p.find(ALFA, id)).orElseThrow();
        assertTrue(person.contactHeld(NOW.plus(Duration.ofHours(71))));
        assertFalse(person.contactHeld(NOW.plus(Duration.ofHours(72))));
    }
}
