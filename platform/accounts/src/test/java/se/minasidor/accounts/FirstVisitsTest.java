package se.minasidor.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

class FirstVisitsTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final TenantId BETA = new TenantId("beta");
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final SecretKeys KEYS = new SecretKeys(Map.of("k1", new byte[32]));

    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        database =
                new Database(
                        "V1_0__tenancy",
                        "V1_3__accounts",
                        "V3_1__first_visits",
                        "V3_6__first_visit_without_notes");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    /** Steps that have been taken, with the identity that took them. */
    private static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();

    private record Step(String id) implements FirstVisitStep {

        @Override
        public String page() {
            return "/firstvisit/" + id + ".xhtml";
        }

        @Override
        public boolean done(Tenant tenant, Newcomer newcomer) {
            return TAKEN.contains(id + " " + newcomer.identity().value());
        }

        @Override
        public void posted(Tenant tenant, Newcomer newcomer) {}
    }

    private static FirstVisits visits(Sql sql, Duration later) {
        Clock clock = Clock.fixed(NOW.plus(later), ZoneOffset.UTC);
        return new FirstVisits(
                List.of(new Step("one"), new Step("two"), new Step("three")),
                new People(sql, clock),
                sql,
                KEYS,
                clock);
    }

    private static <T> T at(TenantId tenant, Duration later, Function<FirstVisits, T> work) {
        return database.in(tenant, sql -> work.apply(visits(sql, later)));
    }

    private static <T> T now(TenantId tenant, Function<FirstVisits, T> work) {
        return at(tenant, Duration.ZERO, work);
    }

    private static Tenant alfa(String... steps) {
        return new Tenant(
                ALFA,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new Tenant.FirstVisit(List.of(steps), Duration.ofDays(1)),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static ProvenIdentity somebody() {
        return ProvenIdentity.openId("https://issuer.example", UUID.randomUUID().toString());
    }

    private static String begin(ProvenIdentity identity) {
        return now(ALFA, v -> v.begin(ALFA, v.arrived(ALFA, identity, "social", "/fakturor")));
    }

    private static List<String> left(Newcomer newcomer, String... steps) {
        return now(ALFA, v -> v.left(alfa(steps), newcomer)).stream()
                .map(FirstVisitStep::id)
                .toList();
    }

    @Test
    void stepsAreTakenInTheTenantsOrder() {
        String token = begin(somebody());
        Newcomer newcomer = now(ALFA, v -> v.resume(ALFA, token)).orElseThrow();
        assertEquals(List.of("three", "one"), left(newcomer, "three", "one"));
        TAKEN.add("three " + newcomer.identity().value());
        Newcomer later = now(ALFA, v -> v.resume(ALFA, token)).orElseThrow();
        assertEquals(List.of("one"), left(later, "three", "one"));
        assertEquals("/fakturor", later.wanted());
        assertEquals("social", later.method());
    }

    @Test
    void aStepThatNobodyHasWrittenStopsEverything() {
        String token = begin(somebody());
        Newcomer newcomer = now(ALFA, v -> v.resume(ALFA, token)).orElseThrow();
        assertThrows(IllegalStateException.class, () -> left(newcomer, "one", "four"));
    }

    @Test
    void whoComesBackAnotherDayGoesOnWhereTheyWereAndTheOldBrowserDoesNot() {
        ProvenIdentity identity = somebody();
        String first = begin(identity);
        TAKEN.add("one " + identity.value());
        Duration nextDay = Duration.ofDays(1);
        String second =
                at(
                        ALFA,
                        nextDay,
                        v -> v.begin(ALFA, v.arrived(ALFA, identity, "social", "/oversikt")));
        assertNotEquals(first, second);
        assertTrue(at(ALFA, nextDay, v -> v.resume(ALFA, first)).isEmpty());
        Newcomer newcomer = at(ALFA, nextDay, v -> v.resume(ALFA, second)).orElseThrow();
        assertEquals(List.of("two"), left(newcomer, "one", "two"));
    }

    @Test
    void theProofIsGoodForAnHourInOneTenant() {
        String token = begin(somebody());
        assertTrue(at(ALFA, Duration.ofMinutes(59), v -> v.resume(ALFA, token)).isPresent());
        assertTrue(at(ALFA, Duration.ofMinutes(60), v -> v.resume(ALFA, token)).isEmpty());
        assertTrue(now(BETA, v -> v.resume(BETA, token)).isEmpty());
        assertTrue(now(ALFA, v -> v.resume(ALFA, "another")).isEmpty());
    }

    @Test
    void leavingEndsItInThisBrowser() {
        String token = begin(somebody());
        now(
                ALFA,
                v -> {
                    v.leave(ALFA, token);
                    return null;
                });
        assertTrue(now(ALFA, v -> v.resume(ALFA, token)).isEmpty());
    }

    @Test
    void ofTwentyRequestsThatTookTheLastStepOneLetsIn() {
        String token = begin(somebody());
        assertFalse(finish(BETA, token));
        List<Boolean> in =
                IntStream.range(0, 20)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> finish(ALFA, token)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertEquals(1, in.stream().filter(one -> one).count());
        assertTrue(now(ALFA, v -> v.resume(ALFA, token)).isEmpty());
    }

    private static boolean finish(TenantId tenant, String token) {
        return now(tenant, v -> v.finish(tenant, token));
    }

    @Test
    void whatIsStoredTellsNobodyWhoItWas() {
        ProvenIdentity identity = somebody();
        String token = begin(identity);
        List<String> rows =
                database.in(
                        ALFA,
                        sql -> sql.list("select t::text from first_visit t", r -> r.text("t")));
        assertFalse(rows.isEmpty());
        assertFalse(rows.toString().contains("issuer.example"));
        assertFalse(rows.toString().contains(token));
        assertFalse(now(ALFA, v -> v.resume(ALFA, token)).toString().contains("issuer"));
    }

    @Test
    void anIdentityIsLinkedToOnePersonForGoodAndNotAtAnotherTenant() {
        ProvenIdentity identity = somebody();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        UUID person =
                database.in(
                        ALFA,
                        sql -> {
                            People people = new People(sql, clock);
                            IdentityLinks links = new IdentityLinks(sql, clock);
                            UUID one = people.of(ALFA, party("one")).id();
                            UUID two = people.of(ALFA, party("two")).id();
                            assertTrue(people.find(ALFA, identity).isEmpty());
                            assertThrows(
                                    IllegalStateException.class, () -> people.of(ALFA, identity));
                            assertTrue(links.link(ALFA, identity, one));
                            assertFalse(links.link(ALFA, identity, two));
                            assertEquals(one, people.of(ALFA, identity).id());
                            return one;
                        });
        Optional<Person> elsewhere =
                database.in(BETA, sql -> new People(sql, clock).find(BETA, identity));
        assertTrue(elsewhere.isEmpty());
        Newcomer known = now(ALFA, v -> v.arrived(ALFA, identity, "social", "/oversikt"));
        assertEquals(Optional.of(person), known.person());
    }

    @Test
    void theSameSubjectAtTwoIssuersIsTwoPeople() {
        assertNotEquals(
                ProvenIdentity.openId("https://one.example", "7"),
                ProvenIdentity.openId("https://two.example", "7"));
        assertThrows(
                IllegalArgumentException.class,
                () -> ProvenIdentity.openId("https://one.example 7", "8"));
    }

    private static ProvenIdentity party(String value) {
        return new ProvenIdentity(ProvenIdentity.Scheme.PARTY, value);
    }
}
