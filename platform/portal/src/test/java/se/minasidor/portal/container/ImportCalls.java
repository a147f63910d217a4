package se.minasidor.portal.container;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import se.minasidor.customers.ApiKeyIssuer;
import se.minasidor.tenancy.TenantId;

/** A metering system of tenant alfa that pushes values, and what it finds afterwards. */
final class ImportCalls {

    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    static final int FACILITIES = 400;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final List<LocalDate> DAYS =
            LocalDate.of(2024, 1, 1)
                    .datesUntil(LocalDate.of(2026, 11, 1))
                    .filter(ImportCalls::has24Hours)
                    .toList();
    private static final String HOURS = "1.5,".repeat(23) + "1.5";

    private final int port;
    private final String tenant;
    private final String key;

    private ImportCalls(int port, String tenant, String key) {
        this.port = port;
        this.tenant = tenant;
        this.key = key;
    }

    static ImportCalls of(int port, String tenant) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(Surroundings.url(), "minasidor_app", "app")) {
            String key =
                    ApiKeyIssuer.issue(
                            connection,
                            new TenantId(tenant),
                            "test",
                            ApiKeyIssuer.SCOPES,
                            Instant.now().plus(Duration.ofDays(1)));
            return new ImportCalls(port, tenant, key);
        }
    }

    ImportCalls at(int otherPort) {
        return new ImportCalls(otherPort, tenant, key);
    }

    static void nothing() throws SQLException {
        try (Connection all = Surroundings.superuser();
                Statement sql = all.createStatement()) {
            sql.execute(
                    "truncate customer, facility, agreement, invoice, invoice_pdf, import_run,"
                            + " import_job, import_queue, api_key, meter_series, meter_day,"
                            + " meter_day_before, meter_month cascade");
        }
    }

    /** Nothing but the facilities F0, F1 and so on. */
    static void onlyFacilities() throws SQLException {
        nothing();
        try (Connection all = Surroundings.superuser();
                Statement sql = all.createStatement()) {
            sql.execute(
                    "insert into facility (tenant_id, external_id, facility_id, service,"
                            + " legal_entity) select 'alfa', 'F' || n, 'id-' || n, 'EL', 'main'"
                            + " from generate_series(0, "
                            + (FACILITIES - 1)
                            + ") n");
        }
    }

    /** Holds what that statement locks, until it is closed. */
    static Connection holding(String statement) throws SQLException {
        Connection all = Surroundings.superuser();
        all.setAutoCommit(false);
        try (Statement sql = all.createStatement()) {
            sql.execute(statement);
        }
        return all;
    }

    private static boolean has24Hours(LocalDate day) {
        return Duration.between(day.atStartOfDay(SWEDEN), day.plusDays(1).atStartOfDay(SWEDEN))
                        .toHours()
                == 24;
    }

    /** One line after the other, all facilities of a day before the next day. */
    static String line(int number) {
        return "{\"facility\":\"F%d\",\"series\":\"EL_CONSUMPTION\",\"day\":\"%s\",\"resolution\":\"PT1H\",\"unit\":\"kWh\",\"values\":[%s]}\n"
                .formatted(number % FACILITIES, DAYS.get(number / FACILITIES), HOURS);
    }

    /** Lines as a stream; the one with the number {@code broken} is none. */
    static InputStream lines(int count, int broken) {
        return new SequenceInputStream(
                Collections.enumeration(
                        IntStream.range(0, count)
                                .mapToObj(i -> i == broken ? "{\"facility\":\n" : line(i))
                                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                                .<InputStream>map(ByteArrayInputStream::new)
                                .toList()));
    }

    static byte[] gzip(InputStream plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            plain.transferTo(gzip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    HttpResponse<String> post(String name, String body) {
        return post(name, "application/x-ndjson", "identity", BodyPublishers.ofString(body));
    }

    HttpResponse<String> postGzip(String name, byte[] packed) {
        return post(name, "application/x-ndjson", "gzip", BodyPublishers.ofByteArray(packed));
    }

    HttpResponse<String> post(String name, String type, String encoding, BodyPublisher body) {
        return post("meter-days", name, type, encoding, body);
    }

    HttpResponse<String> post(
            String kind, String name, String type, String encoding, BodyPublisher body) {
        return send(
                to("imports/" + kind)
                        .header("Idempotency-Key", name)
                        .header("Content-Type", type)
                        .header("Content-Encoding", encoding)
                        .POST(body));
    }

    HttpResponse<String> get(String path) {
        return send(to(path).GET());
    }

    /** The status of a job, once it ended; however long it takes, as long as it goes on. */
    String ended(HttpResponse<String> taken) throws InterruptedException {
        String path = path(taken);
        String done = "";
        Instant end = Instant.MIN;
        while (true) {
            HttpResponse<String> status = get(path);
            if (status.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + status.body());
            }
            if (status.body().contains("finishedAt")) {
                return status.body();
            }
            String now = status.body().replaceFirst(".*\"bytesDone\":(\\d+).*", "$1");
            if (!now.equals(done)) {
                done = now;
                end = Instant.now().plus(Surroundings.LONG);
            } else if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("The job does not go on: " + status.body());
            }
            Thread.sleep(100);
        }
    }

    static String path(HttpResponse<String> taken) {
        return taken.headers().firstValue("Location").orElseThrow().replace("/api/v1/", "");
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + path))
                .timeout(Surroundings.LONG)
                .header("Host", tenant + ".localhost")
                .header("Authorization", "Bearer " + key);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static long count(String sql) throws SQLException {
        try (Connection all = Surroundings.superuser();
                Statement statement = all.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
