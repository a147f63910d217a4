package se.minasidor.portal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.minasidor.customers.ApiKeyIssuer;
import se.minasidor.tenancy.TenantId;

/** {@code GET /api/v1/consumption} as an organisation's own system meets it. */
@ExtendWith(ArquillianExtension.class)
class ReadingValuesIT {

    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String DAYS = "&from=2026-03-28&to=2026-03-31";

    private String key;

    @Deployment(testable = false)
    static WebArchive portal() {
        return Surroundings.war();
    }

    /** Three days around the begin of summer time, 1.5 kWh in each hour. */
    @BeforeEach
    void aFacilityWithValues() throws SQLException {
        try (Connection all = Surroundings.superuser();
                Statement sql = all.createStatement()) {
            sql.execute("truncate customer, facility, api_key, meter_day cascade");
            sql.execute("select make_meter_month('2026-03-01')");
            sql.execute(
                    "insert into facility (tenant_id, external_id, facility_id, service,"
                            + " legal_entity) values"
                            + " ('alfa', 'F-1', '735999109151401011', 'EL', 'main'),"
                            + " ('alfa', 'F-2', 'shared', 'EL', 'main'),"
                            + " ('alfa', 'F-3', 'shared', 'EL', 'main'),"
                            + " ('beta', 'F-9', '735999109151401028', 'EL', 'main')");
            sql.execute(
                    "insert into meter_series (tenant_id, facility_id, quantity, minutes,"
                            + " first_day, last_day) select tenant_id, id, 'EL_CONSUMPTION', 60,"
                            + " '2026-03-28', '2026-03-30' from facility where external_id = 'F-1'");
            sql.execute(
                    "insert into meter_day (tenant_id, series_id, day, minutes, known_minutes,"
                            + " estimated_minutes, total, import_id, amounts)"
                            + " select 'alfa', s.id, d, 60, n * 60, 0, n * 1500, gen_random_uuid(),"
                            + " array_fill(1500, array[n]) from meter_series s, (values"
                            + " (date '2026-03-28', 24), ('2026-03-29', 23), ('2026-03-30', 24))"
                            + " days (d, n)");
        }
        key = issue("alfa", ApiKeyIssuer.SCOPES);
    }

    @Test
    void hoursComeAsTheyAreStoredAndDaysAddedUp() throws Exception {
        HttpResponse<String> hours = get("facility=F-1" + DAYS);
        assertEquals(200, hours.statusCode(), hours.body());
        assertEquals("application/json", hours.headers().firstValue("Content-Type").orElse(""));
        assertTrue(
                hours.body()
                        .startsWith(
                                "{\"facility\":\"F-1\",\"facilityId\":\"735999109151401011\","
                                        + "\"points\":[{\"series\":\"EL_CONSUMPTION\","
                                        + "\"from\":\"2026-03-28T00:00:00+01:00\","
                                        + "\"resolution\":\"PT1H\",\"amount\":1.500,"
                                        + "\"unit\":\"kWh\",\"quality\":\"M\","
                                        + "\"knownMinutes\":60}"),
                hours.body());
        assertEquals(71, count(hours.body(), "PT1H"));
        assertTrue(hours.body().endsWith("\"next\":null}"), hours.body());
        String days = get("facilityId=735999%20109151401011&resolution=day" + DAYS).body();
        assertEquals(3, count(days, "P1D"));
        assertTrue(days.contains("\"amount\":34.500"), days);
    }

    @Test
    void pagesAreFollowedByTheCursorOrTheLink() throws Exception {
        HttpResponse<String> first = get("facility=F-1&limit=70" + DAYS);
        assertEquals(70, count(first.body(), "PT1H"));
        String next = first.body().replaceFirst(".*\"next\":\"([^\"]*)\"}$", "$1");
        HttpResponse<String> second = get("facility=F-1&limit=70&cursor=" + next + DAYS);
        assertEquals(1, count(second.body(), "PT1H"));
        assertTrue(second.body().contains("2026-03-30T23:00:00+02:00"), second.body());
        String link = first.headers().firstValue("Link").orElse("");
        assertTrue(link.contains("cursor=" + next) && link.contains("rel=\"next\""), link);
    }

    @Test
    void csvSaysTheSame() throws Exception {
        HttpResponse<String> csv =
                send(to("facility=F-1&series=EL_CONSUMPTION" + DAYS).header("Accept", "text/csv"));
        assertEquals("text/csv;charset=UTF-8", csv.headers().firstValue("Content-Type").orElse(""));
        String[] lines = csv.body().split("\r\n");
        assertEquals(72, lines.length);
        assertEquals("series,from,resolution,amount,unit,quality,knownMinutes", lines[0]);
        assertEquals("EL_CONSUMPTION,2026-03-28T00:00:00+01:00,PT1H,1.500,kWh,M,60", lines[1]);
        assertEquals(
                406, send(to("facility=F-1" + DAYS).header("Accept", "image/png")).statusCode());
    }

    @Test
    void theTagChangesWhenAValueIsSaidAnew() throws Exception {
        HttpResponse<String> first = get("facility=F-1" + DAYS);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertEquals("private, no-cache", first.headers().firstValue("Cache-Control").orElse(""));
        HttpResponse<String> same = send(to("facility=F-1" + DAYS).header("If-None-Match", tag));
        assertEquals(304, same.statusCode());
        assertEquals("", same.body());
        HttpResponse<String> csv = send(to("facility=F-1" + DAYS).header("Accept", "text/csv"));
        assertNotEquals(tag, csv.headers().firstValue("ETag").orElseThrow());
        try (Connection all = Surroundings.superuser();
                Statement sql = all.createStatement()) {
            sql.execute("update meter_day set amounts[5] = 1501 where day = '2026-03-29'");
        }
        HttpResponse<String> anew = send(to("facility=F-1" + DAYS).header("If-None-Match", tag));
        assertEquals(200, anew.statusCode());
        assertTrue(anew.body().contains("1.501"), anew.body());
    }

    @Test
    void whatIsWrongIsAProblem() throws Exception {
        assertProblem(404, "facility.unknown", get("facility=F-8" + DAYS));
        assertProblem(404, "facility.unknown", get("facility=F-9" + DAYS));
        assertProblem(404, "facility.unknown", get("facilityId=735999109151401028" + DAYS));
        assertProblem(404, "facility.unknown", get("facilityId=735999" + DAYS));
        assertProblem(409, "facility.ambiguous", get("facilityId=shared" + DAYS));
        assertProblem(400, "facility.which", get("limit=1" + DAYS));
        assertProblem(400, "period.order", get("facility=F-1&from=2026-03-29&to=2026-03-29"));
        assertProblem(400, "series.unknown", get("facility=F-1&series=GAS" + DAYS));
        assertProblem(400, "limit.range", get("facility=F-1&limit=40001" + DAYS));
        assertProblem(400, "cursor.wrong", get("facility=F-1&cursor=AAAA" + DAYS));
        assertProblem(400, "parameter.unknown", get("facility=F-1&format=csv" + DAYS));
    }

    @Test
    void theKeyNeedsTheScopeAndTheTenant() throws Exception {
        key = issue("alfa", Set.of(ApiKeyIssuer.IMPORTS_WRITE, ApiKeyIssuer.EVENTS_READ));
        assertProblem(403, "key.scope", get("facility=F-1" + DAYS));
        key = issue("beta", ApiKeyIssuer.SCOPES);
        assertProblem(401, "key.unknown", get("facility=F-1" + DAYS));
    }

    private HttpResponse<String> get(String query) throws IOException, InterruptedException {
        return send(to(query));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String query) {
        return HttpRequest.newBuilder(
                        URI.create(
                                "http://127.0.0.1:"
                                        + Surroundings.port()
                                        + "/api/v1/consumption?"
                                        + query))
                .timeout(Surroundings.LONG)
                .header("Host", "alfa.localhost")
                .header("Authorization", "Bearer " + key);
    }

    private static void assertProblem(int status, String code, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
        assertEquals(
                "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    private static String issue(String tenant, Set<String> scopes) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(Surroundings.url(), "minasidor_app", "app")) {
            return ApiKeyIssuer.issue(
                    connection,
                    new TenantId(tenant),
                    "test",
                    scopes,
                    Instant.now().plus(Duration.ofDays(1)));
        }
    }
}
