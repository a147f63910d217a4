package se.minasidor.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

class SessionsTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final TenantId BETA = new TenantId("beta");
    private static final String HOST = "alfa.localhost";
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final Tenant.SessionLimits LIMITS =
            new Tenant.SessionLimits(
                    Duration.ofMinutes(30), Duration.ofHours(12), Optional.empty());

    private static Database database;
    private Instant now = START;
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

    private <T> T with(TenantId tenant, Function<Sessions, T> work) {
        return database.in(
                tenant, sql -> work.apply(new Sessions(sql, Clock.fixed(now, ZoneOffset.UTC))));
    }

    private void act(TenantId tenant, Consumer<Sessions> work) {
        with(
                tenant,
                sessions -> {
                    work.accept(sessions);
                    return null;
                });
    }

    private String begin() {
        return with(
                ALFA,
                s ->
                        s.start(
                                ALFA,
                                LIMITS,
                                new Sessions.Beginning(
                                        person,
                                        HOST,
                                        "customernumber",
                                        null,
                                        Optional.of("device"),
                                        "Browser\n" + "x".repeat(500),
                                        Optional.empty())));
    }

    private Sessions.Found resume(TenantId tenant, String token, String host) {
        return with(tenant, s -> s.resume(tenant, LIMITS, token, host, true));
    }

    private void good(String token) {
        assertInstanceOf(Sessions.Good.class, resume(ALFA, token, HOST));
    }

    @Test
    void aSessionIsGoodOnItsOwnHost() {
        String token = begin();
        assertEquals(43, token.length());
        Sessions.Good good = assertInstanceOf(Sessions.Good.class, resume(ALFA, token, HOST));
        assertEquals(person, good.session().person());
        assertEquals(START.plus(Duration.ofHours(12)), good.session().expiresAt());
    }

    @Test
    void idleTooLongItIsOver() {
        String token = begin();
        now = START.plus(Duration.ofMinutes(29));
        good(token);
        now = now.plus(Duration.ofMinutes(29));
        good(token);
        now = now.plus(Duration.ofMinutes(30));
        assertInstanceOf(Sessions.Over.class, resume(ALFA, token, HOST));
        now = now.minus(Duration.ofMinutes(20));
        assertInstanceOf(Sessions.Unknown.class, resume(ALFA, token, HOST));
    }

    @Test
    void howeverBusyItEndsAtItsLimit() {
        String token = begin();
        for (int i = 1; i < 36; i++) {
            now = START.plus(Duration.ofMinutes(20L * i));
            good(token);
        }
        now = START.plus(Duration.ofHours(12));
        assertInstanceOf(Sessions.Over.class, resume(ALFA, token, HOST));
    }

    @Test
    void onAnotherHostItEnds() {
        String token = begin();
        assertInstanceOf(Sessions.Elsewhere.class, resume(ALFA, token, "annan.localhost"));
        assertInstanceOf(Sessions.Unknown.class, resume(ALFA, token, HOST));
    }

    @Test
    void anotherTenantDoesNotKnowItButLearnsWhoseItIsToEndIt() {
        String token = begin();
        assertInstanceOf(Sessions.Unknown.class, resume(BETA, token, HOST));
        assertEquals(Optional.of(ALFA), with(BETA, s -> s.owner(token)));
        assertEquals(Optional.empty(), with(BETA, s -> s.end(BETA, token)));
        good(token);
        assertEquals(Optional.of(person), with(ALFA, s -> s.end(ALFA, token)));
        assertInstanceOf(Sessions.Unknown.class, resume(ALFA, token, HOST));
        assertEquals(Optional.empty(), with(BETA, s -> s.owner(token)));
    }

    @Test
    void aNewPasswordEndsEveryOne() {
        String here = begin();
        String there = begin();
        act(ALFA, s -> s.endAll(ALFA, person));
        assertInstanceOf(Sessions.Unknown.class, resume(ALFA, here, HOST));
        assertInstanceOf(Sessions.Unknown.class, resume(ALFA, there, HOST));
    }

    @Test
    void theCookieIsNotInTheDatabase() {
        String token = begin();
        String rows =
                database.in(
                        ALFA,
                        sql ->
                                String.join(
                                        "\n",
                                        sql.list(
                                                "select portal_session::text as row from portal_session",
                                                row -> row.text("row"))));
        assertEquals(-1, rows.indexOf(token));
    }

    @Test
    void whatWasSeenIsWrittenOnceAMinute() {
        String token = begin();
        now = START.plusSeconds(59);
        good(token);
        assertEquals(START, lastSeen());
        now = START.plusSeconds(60);
        good(token);
        assertEquals(START.plusSeconds(60), lastSeen());
    }

    private Instant lastSeen() {
        return database.in(
                ALFA,
                sql ->
                        sql.first(
                                        "select last_seen_at from portal_session where person_id = ?",
                                        row -> row.instant("last_seen_at"),
                                        person)
                                .orElseThrow());
    }
}
