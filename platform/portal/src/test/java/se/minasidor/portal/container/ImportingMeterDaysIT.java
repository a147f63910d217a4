package se.minasidor.portal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static se.minasidor.portal.container.ImportCalls.count;
import static se.minasidor.portal.container.ImportCalls.gzip;
import static se.minasidor.portal.container.ImportCalls.line;
import static se.minasidor.portal.container.ImportCalls.lines;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Meter values as a metering system pushes them: a few at once, millions by and by. */
@ExtendWith(ArquillianExtension.class)
class ImportingMeterDaysIT {

    private static final int LARGE = 60_000; // some 14 MB

    private ImportCalls alfa;

    @Deployment(testable = false)
    static WebArchive portal() {
        return Surroundings.war();
    }

    @AfterAll
    static void nothingIsLeft() throws SQLException {
        ImportCalls.nothing();
    }

    @BeforeEach
    void aTenantWithFacilities() throws SQLException {
        ImportCalls.onlyFacilities();
        alfa = ImportCalls.of(Surroundings.port(), "alfa");
    }

    @Test
    void aSmallBodyIsAnsweredAtOnceAndTheSameAgainChangesNothing() throws SQLException {
        String body = line(0) + line(1) + line(2).replace("1.5,1.5,", "") + line(3);
        HttpResponse<String> answer = alfa.post("small", body);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(
                answer.body().contains("\"received\":4,\"accepted\":3,\"unchanged\":0"),
                answer.body());
        assertTrue(answer.body().contains("{\"line\":3,\"externalId\":\"F2\""), answer.body());
        assertTrue(alfa.post("other", body).body().contains("\"unchanged\":3"));
        assertEquals(answer.body(), alfa.post("small", body).body());
        String id = answer.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        String status = alfa.get("imports/" + id).body();
        assertTrue(status.contains("\"state\":\"DONE\",\"received\":4,\"accepted\":3"), status);
        assertTrue(alfa.get("imports/" + id + "/errors").body().startsWith("{\"line\":3,"));
        assertEquals(3 * 36_000L, count("select sum(total) from meter_day"));
    }

    @Test
    void csvIsTheSameInOtherClothes() throws SQLException {
        String csv =
                "facility;series;day;resolution;unit;values\r\n"
                        + "F1;EL_CONSUMPTION;2026-01-01;PT1H;kWh;"
                        + "1,5 ".repeat(23)
                        + "-\r\n"
                        + "F1;EL_CONSUMPTION;2026-01-02;P1D;kWh;17,25\r\n"
                        + "F1;EL_CONSUMPTION;2026-01-03;P1D;kWh\r\n";
        HttpResponse<String> answer =
                alfa.post(
                        "csv",
                        "text/csv; charset=utf-8",
                        "gzip",
                        BodyPublishers.ofByteArray(
                                gzip(
                                        new ByteArrayInputStream(
                                                csv.getBytes(StandardCharsets.UTF_8)))));
        assertTrue(answer.body().contains("\"received\":3,\"accepted\":2"), answer.body());
        assertTrue(answer.body().contains("{\"line\":4,"), answer.body());
        assertEquals(23 * 1500 + 17_250, count("select sum(total) from meter_day"));
        HttpResponse<String> headless =
                alfa.post("head", "text/csv", "identity", BodyPublishers.ofString("F1;x\n"));
        assertProblem(400, "csv.header", headless);
    }

    @Test
    void aLargeBodyBecomesAJobThatTellsHowFarItIs() throws Exception {
        byte[] packed = gzip(lines(LARGE, LARGE / 2));
        HttpResponse<String> taken = alfa.postGzip("large", packed);
        assertEquals(202, taken.statusCode(), taken.body());
        assertTrue(taken.body().contains("\"kind\":\"meter-days\",\"mode\":\"upsert\""));
        String status = alfa.ended(taken);
        assertTrue(
                status.contains(
                        "\"state\":\"DONE\",\"received\":60000,\"accepted\":59999,\"unchanged\":0,\"rejected\":1"),
                status);
        assertTrue(status.contains("\"ratePerSecond\":"), status);
        assertEquals(
                "{\"line\":30001,\"code\":\"line.json\",\"message\":\"is not one JSON object\"}\n",
                alfa.get(ImportCalls.path(taken) + "/errors").body());
        assertEquals(59_999 * 36_000L, count("select sum(total) from meter_day"));
        assertEquals(0, count("select count(*) from import_part"));
        assertEquals(0, count("select count(*) from import_queue"));

        HttpResponse<String> again = alfa.postGzip("large", packed);
        assertEquals(200, again.statusCode(), again.body());
        assertTrue(again.body().contains("\"state\":\"DONE\""), again.body());
        assertTrue(alfa.get("imports?idempotencyKey=large").body().contains("\"state\":\"DONE\""));
        assertProblem(422, "idempotencyKey.reused", alfa.post("large", line(1)));
        ImportCalls beta = ImportCalls.of(Surroundings.port(), "beta");
        assertProblem(404, "import.unknown", beta.get(ImportCalls.path(taken)));
        assertProblem(404, "import.unknown", beta.get(ImportCalls.path(taken) + "/errors"));
        assertProblem(404, "import.unknown", beta.get("imports?idempotencyKey=large"));
        assertProblem(404, "import.unknown", alfa.get("imports/" + UUID.randomUUID()));

        String unchanged = alfa.ended(alfa.postGzip("another", packed));
        assertTrue(unchanged.contains("\"accepted\":59999,\"unchanged\":59999"), unchanged);
    }

    @Test
    void aTrialOfALargeBodyWritesNothing() throws Exception {
        HttpResponse<String> taken =
                alfa.post(
                        "meter-days?mode=dry-run",
                        "trial",
                        "application/x-ndjson",
                        "gzip",
                        BodyPublishers.ofByteArray(gzip(lines(LARGE, -1))));
        String status = alfa.ended(taken);
        assertTrue(status.contains("\"mode\":\"dry-run\""), status);
        assertTrue(status.contains("\"accepted\":60000"), status);
        assertEquals(0, count("select count(*) from meter_day"));
    }

    @Test
    void aBodyThatWasCutChangesNothingAndNamesTheLine() throws SQLException {
        byte[] packed = gzip(lines(LARGE, -1));
        HttpResponse<String> cut =
                alfa.postGzip("cut", Arrays.copyOf(packed, packed.length * 9 / 10));
        assertProblem(400, "body.truncated", cut);
        assertTrue(cut.body().matches("(?s).*Line 5[0-9]{4} was the last.*"), cut.body());
        assertProblem(400, "body.truncated", alfa.post("cut", line(0) + "{\"facility\":"));
        // the server itself unpacks, and says no more than this
        assertEquals(400, alfa.postGzip("cut", line(0).getBytes()).statusCode());
        assertEquals(0, count("select count(*) from meter_day"));
        assertEquals(0, count("select count(*) from import_job"));
        assertEquals(0, count("select count(*) from import_part"));
    }

    @Test
    void aGzipBombIsRefused() throws SQLException {
        byte[] bomb = gzip(new Zeros(300L * 1024 * 1024));
        assertProblem(413, "body.ratio", alfa.postGzip("bomb", bomb));
        assertEquals(0, count("select count(*) from import_job"));
    }

    @Test
    void aLineOfAHundredMegabytesIsOneFault() {
        byte[] packed =
                gzip(
                        new java.io.SequenceInputStream(
                                new Noise(100 * 1024 * 1024),
                                new ByteArrayInputStream(
                                        ("\n" + line(0)).getBytes(StandardCharsets.UTF_8))));
        HttpResponse<String> answer = alfa.postGzip("long", packed);
        assertTrue(answer.body().contains("\"line\":1,\"code\":\"line.tooLong\""), answer.body());
        assertTrue(answer.body().contains("\"accepted\":1"), answer.body());
    }

    @Test
    void theOtherKindsTakeCsvAndGzipToo() throws SQLException {
        String csv =
                "externalId;customerNumber;kind;name\n"
                        + "C-1;0199001;PERSON;\"Testsson; Karin\"\n"
                        + "C-2;;PERSON;Utan Nummer\n";
        HttpResponse<String> answer =
                alfa.post(
                        "customers",
                        "csv",
                        "text/csv",
                        "gzip",
                        BodyPublishers.ofByteArray(
                                gzip(
                                        new ByteArrayInputStream(
                                                csv.getBytes(StandardCharsets.UTF_8)))));
        assertTrue(answer.body().contains("\"received\":2,\"accepted\":1"), answer.body());
        assertTrue(
                answer.body()
                        .contains(
                                "{\"line\":3,\"externalId\":\"C-2\",\"field\":\"customerNumber\",\"code\":\"field.missing\""),
                answer.body());
        assertEquals(1, count("select count(*) from customer where name = 'Testsson; Karin'"));
        assertProblem(
                400,
                "csv.header",
                alfa.post(
                        "customers",
                        "head",
                        "text/csv",
                        "identity",
                        BodyPublishers.ofString("externalId;namn\nC-1;x\n")));
    }

    @Test
    void tenantsTakeTurns() throws Exception {
        try (Connection all = Surroundings.superuser();
                Statement sql = all.createStatement()) {
            sql.execute(
                    "insert into facility (tenant_id, external_id, facility_id, service,"
                            + " legal_entity) select 'beta', external_id, facility_id, service,"
                            + " legal_entity from facility");
        }
        ImportCalls beta = ImportCalls.of(Surroundings.port(), "beta");
        byte[] large = gzip(lines(4 * LARGE, -1));
        byte[] small = gzip(lines(LARGE, -1));
        HttpResponse<String> first;
        HttpResponse<String> second;
        // nothing goes in before both are there
        Connection lock = ImportCalls.holding("lock table meter_day");
        try {
            first = alfa.postGzip("first", large);
            second = beta.postGzip("second", small);
        } finally {
            lock.close();
        }
        String later = beta.ended(second);
        String sooner = alfa.ended(first);
        assertEquals(
                1,
                count(
                        "select count(*) from import_job a join import_job b"
                                + " on b.finished_at < a.finished_at"
                                + " where a.tenant_id = 'alfa' and b.tenant_id = 'beta'"),
                "the small one waited for all of the large one: " + sooner + later);
    }

    private static void assertProblem(int status, String code, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
    }

    private static class Zeros extends InputStream {
        private long left;

        Zeros(long left) {
            this.left = left;
        }

        byte next() {
            return 0;
        }

        @Override
        public int read() {
            return left-- > 0 ? next() & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int now = (int) Math.min(length, left);
            for (int i = 0; i < now; i++) {
                target[offset + i] = next();
            }
            left -= now;
            return now == 0 ? -1 : now;
        }
    }

    /** Letters that gzip cannot do much with. */
    private static final class Noise extends Zeros {
        private int state = 1;

        Noise(long left) {
            super(left);
        }

        @Override
        byte next() {
            state = state * 1_103_515_245 + 12_345;
            return (byte) ('a' + (state >>> 16) % 16);
        }
    }
}
