package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.minasidor.tenancy.testing.Database;

/** Who, to whom, by which method, how it ended; and no personal number. */
class RecordedEventsTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final UUID PERSON = UUID.randomUUID();

    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        database = new Database("V1_0__tenancy", "V3_4__actors");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    private static List<String> recorded(Actor actor, UUID subject, Map<String, String> detail) {
        String event = UUID.randomUUID().toString();
        return database.in(
                ALFA,
                sql -> {
                    new SecurityEvents(sql, Clock.systemUTC())
                            .record(ALFA, actor, event, "ok", subject, detail);
                    return sql.list(
                            "select concat_ws(' ', actor, actor_id, person_id, method, outcome,"
                                    + " detail) as line from security_event where event = ?",
                            row -> row.text("line"),
                            event);
                });
    }

    @Test
    void theOneWhoDidItStandsBesideTheOneItHappenedTo() {
        assertEquals(
                List.of("STAFF anna " + PERSON + " ok {}"),
                recorded(Actor.staff("anna"), PERSON, Map.of()));
        assertEquals(
                List.of("PERSON " + PERSON + " " + PERSON + " ok {}"),
                recorded(Actor.person(PERSON), PERSON, Map.of()));
        assertEquals(
                List.of("INTEGRATOR " + PERSON + " ok {}"),
                recorded(Actor.integrator(PERSON), null, Map.of()));
        assertEquals(List.of("SYSTEM ok {}"), recorded(Actor.SYSTEM, null, Map.of()));
    }

    @Test
    void theMethodIsAColumn() {
        assertEquals(
                List.of("VISITOR bankid ok {\"method\": \"bankid\"}"),
                recorded(Actor.VISITOR, null, Map.of("method", "bankid")));
    }

    @Test
    void noPersonalNumberIsWrittenWhereverItComesFrom() {
        assertEquals(
                List.of("STAFF *** ok {\"note\": \"***\"}"),
                recorded(Actor.staff("19380508-9145"), null, Map.of("note", "193805089145")));
    }

    @Test
    void whatWasRecordedBeforeActorsWereKeptCannotBeWrittenAnew() {
        assertThrows(
                Sql.SqlFailed.class,
                () ->
                        database.in(
                                ALFA,
                                sql ->
                                        sql.update(
                                                "insert into security_event (tenant_id, event,"
                                                        + " outcome) values ('alfa', 'x', 'ok')")));
    }
}
