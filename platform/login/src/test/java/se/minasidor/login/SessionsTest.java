package se.minasidor.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;

class SessionsTest extends SessionTables {

    private static final Tenant.SessionLimits LIMITS =
            new Tenant.SessionLimits(
                    Duration.ofMinutes(30), Duration.ofHours(12), Optional.empty());

    private <T> T with(TenantId tenant, Function<Sessions, T> work) {
        return in(tenant, (sql, clock) -> work.apply(new Sessions(sql, clock)));
    }

    private List<OwnSession> list(UUID whose, String own) {
        return in(ALFA, (sql, clock) -> new SessionList(sql, clock).of(ALFA, LIMITS, whose, own));
    }

    private boolean endOne(UUID whose, UUID session) {
        return in(ALFA, (sql, clock) -> new SessionList(sql, clock).end(ALFA, whose, session));
    }

    private long registered() {
        return in(
                BETA,
                (sql, clock) ->
                        sql.first(
                                        "select count(*) as n from session_registry",
                                        row -> (long) row.number("n"))
                                .orElseThrow());
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
        return begin(person);
    }

    private String begin(UUID whose) {
        return with(
                ALFA,
                s ->
                        s.start(
                                ALFA,
                                LIMITS,
                                new Sessions.Beginning(
                                        whose,
                                        HOST,
                                        "customernumber",
                                        null,
                                        Optional.of("device"),
                                        "Browser\n" + "x".repeat(500),
                                        Optional.empty(),
                                        false)));
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
    }

    @Test
    void aDoubtfulOneIsGoodButProvesNothing() {
        String token =
                with(
                        ALFA,
                        s ->
                                s.start(
                                        ALFA,
                                        LIMITS,
                                        new Sessions.Beginning(
                                                person,
                                                HOST,
                                                "bankid",
                                                null,
                                                Optional.empty(),
                                                "",
                                                Optional.empty(),
                                                true)));
        Sessions.Good good = assertInstanceOf(Sessions.Good.class, resume(ALFA, token, HOST));
        assertEquals(Instant.EPOCH, good.session().provedAt());
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
    void ofTwoRequestsThatFindItOverOneHearsThatItEndedIt() throws Exception {
        String idle = begin();
        now = START.plus(Duration.ofMinutes(30));
        assertEquals(
                List.of(
                        new Sessions.Over(Optional.of(person)),
                        new Sessions.Over(Optional.empty())),
                together(idle, HOST));
        String copied = begin();
        assertEquals(
                List.of(
                        new Sessions.Elsewhere(Optional.of(person)),
                        new Sessions.Elsewhere(Optional.empty())),
                together(copied, "annan.localhost"));
    }

    /** What two requests find, the second one while the first is not finished. */
    private List<Sessions.Found> together(String token, String host) throws Exception {
        try (Connection one = database.of(ALFA);
                Connection two = database.of(ALFA)) {
            Sessions.Found first = resume(one, token, host);
            CompletableFuture<Sessions.Found> second =
                    CompletableFuture.supplyAsync(() -> resume(two, token, host));
            database.awaitWaiting();
            one.commit();
            return List.of(first, second.get());
        }
    }

    private Sessions.Found resume(Connection connection, String token, String host) {
        return new Sessions(new Sql(connection), Clock.fixed(now, ZoneOffset.UTC))
                .resume(ALFA, LIMITS, token, host, true);
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
        UUID neighbour = UUID.randomUUID();
        add(neighbour);
        String neighbours = begin(neighbour);
        long before = registered();
        act(ALFA, s -> s.endAll(ALFA, person));
        assertInstanceOf(Sessions.Unknown.class, resume(ALFA, here, HOST));
        assertInstanceOf(Sessions.Unknown.class, resume(ALFA, there, HOST));
        assertEquals(before - 2, registered(), "and their lines in the registry");
        good(neighbours);
    }

    @Test
    void itsOwnerSeesItAmongTheirsAndEndsItAndNobodyElseDoes() {
        String here = begin();
        String there = begin();
        UUID neighbour = UUID.randomUUID();
        List<OwnSession> all = list(person, here);
        assertEquals(List.of(true, false), all.stream().map(OwnSession::current).toList());
        assertEquals(List.of(), list(neighbour, here));
        UUID other = all.get(1).id();
        assertFalse(endOne(neighbour, other));
        good(there);
        long before = registered();
        assertTrue(endOne(person, other));
        assertFalse(endOne(person, other), "it has ended");
        assertInstanceOf(Sessions.Unknown.class, resume(ALFA, there, HOST));
        assertEquals(before - 1, registered());
        good(here);
    }

    @Test
    void whatIsLongOverIsClearedAwayWhenSomebodyComes() {
        String old = begin();
        now = START.plus(Duration.ofHours(13));
        begin();
        assertEquals(Optional.empty(), with(BETA, s -> s.owner(old)));
    }

    @Test
    void theCookieIsNotInTheDatabase() {
        String token = begin();
        String rows =
                in(
                        ALFA,
                        (sql, clock) ->
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
        return in(
                ALFA,
                (sql, clock) ->
                        sql.first(
                                        "select last_seen_at from portal_session where person_id = ?",
                                        row -> row.instant("last_seen_at"),
                                        person)
                                .orElseThrow());
    }
}
