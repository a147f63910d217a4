package se.minasidor.customers.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.imports.Body;
import se.minasidor.customers.imports.ImportRequest;
import se.minasidor.tenancy.PagesInHand;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.StandingAside;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

/** Turns of jobs against a real PostgreSQL, as the role that row security binds. */
class JobTurnTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final TenantId BETA = new TenantId("beta");
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private static final StandingAside NOBODY = new PagesInHand().aside();

    private static Database database;

    @BeforeAll
    static void start() throws IOException, SQLException {
        database =
                new Database(
                        "V1_0__tenancy",
                        "V1_2__customers",
                        "V2_0__consumption",
                        "V2_1__import_jobs");
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void onlyAFacility() throws SQLException {
        database.asSuperuser(
                "truncate facility, meter_series, meter_day, meter_day_before, meter_month,"
                        + " import_job, import_queue, import_run cascade");
        database.asSuperuser(
                "insert into facility (tenant_id, external_id, facility_id, service,"
                        + " legal_entity) values ('alfa', 'F1', 'id-1', 'EL', 'main'),"
                        + " ('beta', 'F1', 'id-1', 'EL', 'main')");
    }

    @Test
    void partsGoInOneByOneAndFindingsKeepTheirLines() throws Exception {
        UUID job =
                spool(
                        ALFA,
                        "upsert",
                        null,
                        day("2026-11-01", 1) + "nonsense\n",
                        "\n" + day("2026-11-02", 2),
                        "rubbish\n" + day("2026-11-03", 3));
        assertEquals("alfa", turn());
        assertEquals("RUNNING 2 1 1", status(ALFA));
        assertEquals("1000", rows(ALFA, "select sum(total) from meter_day"));
        turn();
        assertEquals("RUNNING 3 2 1", status(ALFA));
        turn();
        assertEquals("DONE 5 3 2", status(ALFA));
        assertEquals("nobody", turn());
        assertEquals("6000", rows(ALFA, "select sum(total) from meter_day"));
        assertEquals(
                "0 2, 1 5", rows(ALFA, "select place, line from import_finding order by place"));
        assertEquals("0", rows(ALFA, "select count(*) from import_part"));
        assertEquals(job.toString(), rows(ALFA, "select distinct import_id::text from meter_day"));
    }

    @Test
    void aTurnThatIsNotFinishedLeavesNoTrace() throws Exception {
        spool(ALFA, "upsert", null, day("2026-11-01", 1), day("2026-11-02", 2));
        try (Connection died = database.ofNobody()) {
            assertEquals("alfa", turn(died));
            died.rollback();
        }
        assertEquals("WAITING 0 0 0", status(ALFA));
        assertEquals("2", rows(ALFA, "select count(*) from import_part"));
        turn();
        turn();
        assertEquals("DONE 2 2 0", status(ALFA));
        assertEquals("3000", rows(ALFA, "select sum(total) from meter_day"));
    }

    @Test
    void twoNodesNeverHaveTheSameJobNorTwoOfOneTenant() throws Exception {
        spool(ALFA, "upsert", null, day("2026-11-01", 1));
        spool(ALFA, "upsert", null, day("2026-11-01", 2));
        spool(BETA, "upsert", null, day("2026-11-01", 3));
        try (Connection one = database.ofNobody();
                Connection two = database.ofNobody();
                Connection three = database.ofNobody()) {
            assertEquals("alfa", turn(one));
            assertEquals("beta", turn(two));
            assertEquals("nobody", turn(three));
            one.commit();
            two.commit();
        }
        assertEquals("alfa", turn());
        assertEquals("2000", rows(ALFA, "select total from meter_day"));
    }

    @Test
    void tenantsTakeTurnsHoweverManyJobsOneHas() throws Exception {
        for (int i = 0; i < 3; i++) {
            spool(ALFA, "upsert", null, day("2026-11-01", 1), day("2026-11-02", 1));
        }
        spool(BETA, "upsert", null, day("2026-11-01", 1), day("2026-11-02", 1));
        List<String> turns = new ArrayList<>();
        for (String who = turn(); !who.equals("nobody"); who = turn()) {
            turns.add(who);
        }
        assertEquals(8, turns.size());
        assertEquals(List.of("alfa", "beta", "alfa", "beta"), turns.subList(0, 4));
    }

    @Test
    void aTrialWritesNothingButWhatWasWrong() throws Exception {
        spool(ALFA, "dry-run", null, day("2026-11-01", 1) + "x\n", day("2026-11-02", 2));
        turn();
        turn();
        assertEquals("DONE 3 2 1", status(ALFA));
        assertEquals("0", rows(ALFA, "select count(*) from meter_day"));
        assertEquals("1", rows(ALFA, "select count(*) from import_finding"));
    }

    @Test
    void theHeaderOfCsvCountsForAllParts() throws Exception {
        String header = "facility;series;day;resolution;unit;values";
        String row = "F1;EL_CONSUMPTION;2026-11-%s;P1D;kWh;%s\n";
        spool(
                ALFA,
                "upsert",
                header,
                header + "\n" + row.formatted("01", "1,5"),
                row.formatted("02", "2") + row.formatted("03", "-1"));
        turn();
        turn();
        assertEquals("DONE 3 2 1", status(ALFA));
        assertEquals("4", rows(ALFA, "select line from import_finding"));
        assertEquals("3500", rows(ALFA, "select sum(total) from meter_day"));
    }

    @Test
    void aJobThatIsGivenUpKeepsWhatWentIn() throws Exception {
        spool(ALFA, "upsert", null, day("2026-11-01", 1), day("2026-11-02", 2));
        turn();
        database.asSuperuser("update import_queue set attempts = " + (JobTurn.ATTEMPTS - 1));
        failed(given());
        assertEquals("FAILED 1 1 0", status(ALFA));
        assertEquals("nobody", turn());
        assertEquals("1000", rows(ALFA, "select sum(total) from meter_day"));
        assertEquals("0", rows(ALFA, "select count(*) from import_part"));
    }

    @Test
    void aFailedTurnWaitsAndLetsTheOthersGoFirst() throws Exception {
        spool(ALFA, "upsert", null, day("2026-11-01", 1));
        spool(BETA, "upsert", null, day("2026-11-01", 1));
        failed(given());
        try (Connection connection = database.ofNobody()) {
            JobQueue queue = new JobQueue(new Sql(connection));
            assertEquals(BETA, queue.next(NOW).orElseThrow().tenant());
        }
        try (Connection connection = database.ofNobody()) {
            JobQueue queue = new JobQueue(new Sql(connection));
            queue.done(queue.next(NOW).orElseThrow(), NOW);
            assertEquals(1, queue.next(NOW.plusSeconds(10)).orElseThrow().attempts());
        }
    }

    @Test
    void aFailureIsForgottenWhenSomebodyElseHasTakenTheSameTurnSince() throws Exception {
        spool(ALFA, "upsert", null, day("2026-11-01", 1), day("2026-11-02", 2));
        database.asSuperuser("update import_queue set attempts = " + (JobTurn.ATTEMPTS - 1));
        JobQueue.Due rolledBack = given();
        try (Connection other = database.ofNobody()) {
            assertEquals("alfa", turn(other));
            failed(rolledBack);
            other.commit();
        }
        failed(rolledBack);
        assertEquals("RUNNING 1 1 0", status(ALFA));
        assertEquals("1", rows(ALFA, "select count(*) from import_part"));
        assertEquals(0, given().attempts());
        turn();
        failed(rolledBack);
        assertEquals("DONE 2 2 0", status(ALFA));
    }

    @Test
    void ofUploadsThatEndAtOnceTheLastPlaceInTheQueueGoesToOne() throws Exception {
        for (int i = 1; i < JobQueue.MOST_WAITING; i++) {
            spool(ALFA, "upsert", null, day("2026-11-01", i));
        }
        try (Connection one = database.of(ALFA);
                Connection two = database.of(ALFA)) {
            assertTrue(new JobQueue(new Sql(one)).add(ALFA, UUID.randomUUID(), NOW));
            CompletableFuture<Boolean> other =
                    CompletableFuture.supplyAsync(
                            () -> new JobQueue(new Sql(two)).add(ALFA, UUID.randomUUID(), NOW));
            database.awaitWaiting();
            one.commit();
            assertFalse(other.get());
        }
        try (Connection beta = database.of(BETA)) {
            assertTrue(new JobQueue(new Sql(beta)).add(BETA, UUID.randomUUID(), NOW));
        }
    }

    /** A turn that is given out and rolled back. */
    private static JobQueue.Due given() throws SQLException {
        try (Connection connection = database.ofNobody()) {
            return new JobQueue(new Sql(connection)).next(later()).orElseThrow();
        }
    }

    private static void failed(JobQueue.Due due) throws SQLException {
        try (Connection connection = database.of(due.tenant())) {
            new JobTurn(connection, JobTurnTest::month, NOBODY, due).failed(NOW);
            connection.commit();
        }
    }

    private static String day(String day, int value) {
        return "{\"facility\":\"F1\",\"series\":\"EL_CONSUMPTION\",\"day\":\"%s\",\"resolution\":\"P1D\",\"unit\":\"kWh\",\"values\":[%d]}\n"
                .formatted(day, value);
    }

    private static UUID spool(TenantId tenant, String mode, String header, String... parts)
            throws SQLException {
        UUID job = UUID.randomUUID();
        try (Connection connection = database.of(tenant)) {
            Spool spool = new Spool(new Sql(connection), tenant, job, 1);
            ImportRequest request =
                    new ImportRequest(
                            "meter-days",
                            mode.equals("dry-run"),
                            header != null,
                            job.toString(),
                            null,
                            List.of());
            spool.open(request, header, NOW);
            for (String part : parts) {
                spool.add(part.getBytes(StandardCharsets.UTF_8));
            }
            spool.complete(new Body(new ByteArrayInputStream(new byte[0]), 0, false), NOW);
            connection.commit();
        }
        return job;
    }

    private static Instant later() {
        return NOW.plusSeconds(1000);
    }

    /** Whose turn it was. */
    private static String turn() throws Exception {
        try (Connection connection = database.ofNobody()) {
            String whose = turn(connection);
            connection.commit();
            return whose;
        }
    }

    private static int turns;

    private static String turn(Connection connection) throws Exception {
        Sql sql = new Sql(connection);
        Optional<JobQueue.Due> due = new JobQueue(sql).next(later());
        if (due.isEmpty()) {
            return "nobody";
        }
        Database.speakFor(connection, due.get().tenant());
        JobTurn turn = new JobTurn(connection, JobTurnTest::month, NOBODY, due.get());
        turn.work(NOW);
        turn.settle(NOW.plusMillis(++turns));
        return due.get().tenant().value();
    }

    private static void month(LocalDate first) throws SQLException {
        database.call("make_meter_month", first);
    }

    private static String status(TenantId tenant) throws SQLException {
        return rows(
                tenant,
                "select state, received, accepted, rejected from import_job order by created_at");
    }

    private static String rows(TenantId tenant, String question) throws SQLException {
        return database.rows(tenant, question);
    }
}
