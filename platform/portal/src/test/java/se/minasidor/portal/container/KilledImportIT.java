package se.minasidor.portal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static se.minasidor.portal.container.ImportCalls.count;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A server that is killed in the middle of a large import loses nothing and doubles nothing. */
class KilledImportIT {

    private static final int LINES = 36_000 * 5;

    @AfterAll
    static void nothingIsLeft() throws SQLException {
        ImportCalls.nothing();
    }

    /** Does somebody want what we hold? */
    private static boolean waiting() {
        return 1
                == Resident.count(
                        "select count(*) from pg_stat_activity"
                                + " where wait_event_type = 'Lock'"
                                + " and query like '%delete from import_part%'");
    }

    @Test
    void theJobGoesOnWhereItsLastPartEnded() throws Exception {
        HttpResponse<String> taken;
        ImportCalls calls;
        try (Node node = Node.start()) {
            ImportCalls.onlyFacilities();
            calls = ImportCalls.of(node.port(), "alfa");
            byte[] packed = ImportCalls.gzip(ImportCalls.lines(LINES, 99_999));
            // the first part goes in, and the second does but for its end
            Connection beginning = ImportCalls.holding("lock table meter_day");
            Connection end;
            try {
                taken = calls.postGzip("killed", packed);
                assertEquals(202, taken.statusCode(), taken.body());
                end = ImportCalls.holding("select from import_part where part = 1 for update");
            } finally {
                beginning.close();
            }
            try {
                Resident.await(KilledImportIT::waiting, "the end of the second part");
                node.kill();
            } finally {
                end.close();
            }
        }
        long left = count("select count(*) from import_part");
        assertEquals(left, count("select max(part) from import_part"), "all but the first");
        assertEquals(
                count("select received - rejected from import_job"),
                count("select count(*) from meter_day"),
                "what is counted is what went in");

        try (Node again = Node.start()) {
            String status = calls.at(again.port()).ended(taken);
            assertTrue(
                    status.contains(
                            "\"state\":\"DONE\",\"received\":180000,\"accepted\":179999,\"unchanged\":0,\"rejected\":1"),
                    status);
            assertEquals(179_999, count("select count(*) from meter_day"));
            assertEquals(179_999 * 36_000L, count("select sum(total) from meter_day"));
            assertEquals(179_999 * 36_000L, count("select sum(total) from meter_month"));
            assertEquals(0, count("select count(*) from meter_day_before"));
            assertEquals(0, count("select count(*) from import_part"));
            String errors = calls.at(again.port()).get(ImportCalls.path(taken) + "/errors").body();
            assertTrue(errors.startsWith("{\"line\":100000,"), errors);
            assertFalse(again.log().contains("SEVERE"), again.log());
        }
    }
}
