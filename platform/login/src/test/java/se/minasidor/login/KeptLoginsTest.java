package se.minasidor.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

class KeptLoginsTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final Tenant.SessionLimits LIMITS =
            new Tenant.SessionLimits(
                    Duration.ofMinutes(30), Duration.ofHours(12), Optional.of(Duration.ofDays(30)));

    private static Database database;
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private final UUID person = UUID.randomUUID();

    @BeforeAll
    static void start() throws Exception {
        database = new Database("V1_0__tenancy", "V1_3__accounts", "V1_4__login", "V3_3__sessions");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void somebody() {
        database.in(
                ALFA,
                sql ->
                        sql.update(
                                """
                                insert into person (tenant_id, id, party_key, created_at)
                                values (?, ?, ?, now())
                                """,
                                ALFA,
                                person,
                                person.toString()));
    }

    private <T> T in(Function<Sql, T> work) {
        return database.in(ALFA, work);
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private String begin() {
        return in(
                sql ->
                        new KeptLogins(sql, clock())
                                .begin(ALFA, person, "customernumber", Duration.ofDays(30)));
    }

    private KeptLogins.Found use(String cookie) {
        return in(sql -> new KeptLogins(sql, clock()).use(ALFA, cookie));
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
                        sql ->
                                new Sessions(sql, clock())
                                        .start(
                                                ALFA,
                                                LIMITS,
                                                new Sessions.Beginning(
                                                        person,
                                                        "alfa.localhost",
                                                        "customernumber",
                                                        null,
                                                        Optional.empty(),
                                                        "",
                                                        Optional.of(owner.selector()))));
        now = now.plusSeconds(21);
        assertInstanceOf(KeptLogins.Copied.class, use(copied));
        assertInstanceOf(KeptLogins.Unknown.class, use(owner.cookie().orElseThrow()));
        Sessions.Found found =
                in(
                        sql ->
                                new Sessions(sql, clock())
                                        .resume(ALFA, LIMITS, session, "alfa.localhost", true));
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
