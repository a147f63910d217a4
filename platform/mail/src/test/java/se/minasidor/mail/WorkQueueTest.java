package se.minasidor.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

class WorkQueueTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final TenantId BETA = new TenantId("beta");
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static Database database;
    private final WorkQueue queue = new WorkQueue("mail_queue");

    @BeforeAll
    static void start() throws Exception {
        database = new Database("V1_0__tenancy", "V1_1__mail");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.in(ALFA, sql -> sql.update("delete from mail_queue"));
    }

    private UUID add(TenantId tenant, Instant due) {
        UUID item = UUID.randomUUID();
        database.in(
                tenant,
                sql -> {
                    queue.add(sql, tenant, item, due);
                    return item;
                });
        return item;
    }

    private Optional<WorkQueue.Due> take(Instant now) {
        return database.in(ALFA, sql -> queue.take(sql, now, LEASE));
    }

    private List<WorkQueue.Due> takeAll() {
        return Stream.generate(() -> take(NOW))
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList();
    }

    @Test
    void oneWorkerServesAllTenantsWithoutSeeingTheirRows() {
        UUID first = add(BETA, NOW.minusSeconds(2));
        add(ALFA, NOW.plusSeconds(1));
        assertEquals(List.of(new WorkQueue.Due(BETA, first, 1)), takeAll());
    }

    @Test
    void workOfAWorkerThatDiedComesBackAfterItsLease() {
        UUID item = add(ALFA, NOW);
        assertTrue(take(NOW).isPresent());
        assertEquals(Optional.empty(), take(NOW.plus(LEASE).minusSeconds(1)));
        assertEquals(Optional.of(new WorkQueue.Due(ALFA, item, 2)), take(NOW.plus(LEASE)));
    }

    @Test
    void whatWaitsBehindASlowItemHasAWholeLeaseFromWhenItIsTaken() {
        UUID slow = add(ALFA, NOW.minusSeconds(1));
        UUID behind = add(ALFA, NOW);
        assertEquals(slow, take(NOW).orElseThrow().item());
        Instant next = NOW.plus(LEASE).minusSeconds(1);
        assertEquals(behind, take(next).orElseThrow().item());
        assertEquals(slow, take(NOW.plus(LEASE)).orElseThrow().item());
        assertEquals(Optional.empty(), take(next.plus(LEASE).minusSeconds(1)));
    }

    @Test
    void whoeverTookTooLongDoesNotBringItBackWhileAnotherHasIt() {
        add(ALFA, NOW);
        WorkQueue.Due slow = take(NOW).orElseThrow();
        WorkQueue.Due other = take(NOW.plus(LEASE)).orElseThrow();
        later(slow, NOW);
        assertEquals(Optional.empty(), take(NOW.plus(LEASE)));
        later(other, NOW);
        assertTrue(take(NOW.plus(LEASE)).isPresent());
    }

    private void later(WorkQueue.Due due, Instant when) {
        database.in(
                ALFA,
                sql -> {
                    queue.later(sql, due, when);
                    return null;
                });
    }

    @Test
    void doneIsDone() {
        add(ALFA, NOW);
        WorkQueue.Due due = take(NOW).orElseThrow();
        database.in(
                ALFA,
                sql -> {
                    queue.done(sql, due);
                    return null;
                });
        assertEquals(Optional.empty(), take(NOW.plus(LEASE)));
    }

    /** However PostgreSQL plans it, which depends on how many items it believes there are. */
    @Test
    void onlyWhatIsTakenIsHidden() {
        for (int i = 0; i < 5; i++) {
            add(ALFA, NOW);
        }
        Optional<WorkQueue.Due> taken =
                database.in(
                        ALFA,
                        sql -> {
                            for (String join : List.of("hashjoin", "mergejoin", "hashagg")) {
                                sql.update("set local enable_" + join + " = off");
                            }
                            sql.update("set local enable_sort = off");
                            sql.update("set local enable_material = off");
                            return queue.take(sql, NOW, LEASE);
                        });
        assertTrue(taken.isPresent());
        assertEquals(4, takeAll().size());
    }

    @Test
    void noItemIsTakenByTwoWorkersAtOnce() throws Exception {
        for (int i = 0; i < 40; i++) {
            add(i % 2 == 0 ? ALFA : BETA, NOW);
        }
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<WorkQueue.Due>>> rounds = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                rounds.add(this::takeAll);
            }
            Set<UUID> seen = new HashSet<>();
            int taken = 0;
            for (Future<List<WorkQueue.Due>> round : workers.invokeAll(rounds)) {
                for (WorkQueue.Due due : round.get()) {
                    seen.add(due.item());
                    taken++;
                }
            }
            assertEquals(taken, seen.size());
            assertEquals(40, taken);
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void theWaitGrowsFromTenSecondsToAnHour() {
        assertEquals(Duration.ofSeconds(10), WorkQueue.waitAfter(1));
        assertEquals(Duration.ofSeconds(40), WorkQueue.waitAfter(3));
        assertEquals(Duration.ofHours(1), WorkQueue.waitAfter(10));
        assertEquals(Duration.ofHours(1), WorkQueue.waitAfter(Integer.MAX_VALUE));
        Duration sum = Duration.ZERO;
        for (int i = 1; i < 35; i++) {
            sum = sum.plus(WorkQueue.waitAfter(i));
        }
        assertTrue(sum.compareTo(Duration.ofHours(24)) > 0, "a day has some thirty attempts");
    }
}
