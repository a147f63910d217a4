package se.minasidor.login.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.minasidor.mail.WorkQueue;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

/** Each transaction has a connection of its own, as on two nodes. */
class AccessRequestsTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final SecretKeys KEYS = new SecretKeys(Map.of("k1", new byte[32]));

    private static Database database;
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");

    @BeforeAll
    static void start() throws Exception {
        database = new Database("V1_0__tenancy", "V1_3__accounts", "V1_4__login");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    private AccessRequests on(Sql sql) {
        return new AccessRequests(sql, KEYS, Clock.fixed(now, ZoneOffset.UTC), null, null);
    }

    private UUID ask() {
        UUID id = UUID.randomUUID();
        return database.in(
                ALFA,
                sql -> {
                    sql.update(
                            "insert into access_request (tenant_id, id, content, created_at)"
                                    + " values (?, ?, ?, ?)",
                            ALFA,
                            id,
                            KEYS.encrypt(
                                    ALFA,
                                    "access-request",
                                    AccessRequest.password("4711", Locale.ENGLISH).write()),
                            now);
                    new WorkQueue("access_request_queue").add(sql, ALFA, id, now);
                    return id;
                });
    }

    private Optional<WorkQueue.Due> take() {
        return database.in(ALFA, sql -> on(sql).take());
    }

    private Optional<String> answer(Sql sql, WorkQueue.Due due, String by) {
        return on(sql).once(
                        ALFA,
                        due,
                        () -> {
                            answers.add(by);
                            return by;
                        });
    }

    @Test
    void whoComesToARequestASecondTimeMailsNothing() throws Exception {
        ask();
        WorkQueue.Due slow = take().orElseThrow();
        now = now.plusSeconds(600);
        WorkQueue.Due again = take().orElseThrow();
        try (Connection one = database.of(ALFA);
                Connection two = database.of(ALFA)) {
            assertEquals(Optional.of("first"), answer(new Sql(one), slow, "first"));
            CompletableFuture<Optional<String>> other =
                    CompletableFuture.supplyAsync(() -> answer(new Sql(two), again, "second"));
            database.awaitWaiting();
            one.commit();
            assertEquals(Optional.empty(), other.get());
            two.commit();
        }
        assertEquals(List.of("first"), answers);
        assertEquals("0", database.rows(ALFA, "select count(*) from access_request"));
        now = now.plusSeconds(600);
        assertEquals(Optional.empty(), take());
    }

    @Test
    void whatCouldNotBeAnsweredIsStillThere() throws Exception {
        UUID asked = ask();
        WorkQueue.Due due = take().orElseThrow();
        try (Connection died = database.of(ALFA)) {
            answer(new Sql(died), due, "lost");
        }
        now = now.plusSeconds(600);
        WorkQueue.Due again = take().orElseThrow();
        assertEquals(asked, again.item());
        database.in(ALFA, sql -> answer(sql, again, "mailed"));
        assertEquals(List.of("lost", "mailed"), answers);
    }
}
