package se.minasidor.login.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

/** Each transaction has a connection of its own, as on two nodes. */
class SprayAlarmTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final TenantId BETA = new TenantId("beta");

    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        database = new Database("V1_0__tenancy", "V3_4__actors");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void nothingTold() throws Exception {
        database.asSuperuser("truncate security_event");
    }

    private static void raise(Connection connection, TenantId tenant) {
        Sql sql = new Sql(connection);
        Clock clock = Clock.systemUTC();
        new SprayAlarm(sql, new SecurityEvents(sql, clock)).raise(tenant, 20);
    }

    private static String told(TenantId tenant) throws Exception {
        return database.rows(tenant, "select event, outcome from security_event");
    }

    @Test
    void ofManyGuessesAtOnceOneRaisesTheAlarm() throws Exception {
        try (Connection one = database.of(ALFA);
                Connection two = database.of(ALFA);
                Connection beta = database.of(BETA)) {
            raise(one, ALFA);
            raise(two, ALFA);
            raise(beta, BETA);
            one.commit();
            two.commit();
            beta.commit();
        }
        assertEquals("code-spray alarm", told(ALFA));
        assertEquals("code-spray alarm", told(BETA));
    }

    @Test
    void itIsRaisedOnceAnHour() throws Exception {
        raiseAlone();
        raiseAlone();
        assertEquals("code-spray alarm", told(ALFA));
        database.asSuperuser("update security_event set at = at - interval '61 minutes'");
        raiseAlone();
        assertEquals("code-spray alarm, code-spray alarm", told(ALFA));
    }

    private static void raiseAlone() throws Exception {
        try (Connection connection = database.of(ALFA)) {
            raise(connection, ALFA);
            connection.commit();
        }
    }
}
