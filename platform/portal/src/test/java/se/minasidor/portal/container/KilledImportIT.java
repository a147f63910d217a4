package se.minasidor.portal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static se.minasidor.portal.container.ImportCalls.count;

import java.net.http.HttpResponse;
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

    @Test
    void theJobGoesOnWhereItsLastPartEnded() throws Exception {
        HttpResponse<String> taken;
        ImportCalls calls;
        try (Node node = Node.start()) {
            ImportCalls.onlyFacilities();
            calls = ImportCalls.of(node.port(), "alfa");
            taken = calls.postGzip("killed", ImportCalls.gzip(ImportCalls.lines(LINES, 99_999)));
            assertEquals(202, taken.statusCode(), taken.body());
            while (count("select coalesce(sum(bytes_done), 0) from import_job") == 0) {
                Thread.sleep(20);
            }
            node.kill();
        }
        long partsLeft = count("select count(*) from import_part");
        assertTrue(partsLeft > 0, "it was killed too late");
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
