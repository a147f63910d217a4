package se.minasidor.portal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;
import se.minasidor.customers.ApiKeyIssuer;
import se.minasidor.tenancy.TenantId;

/** The import API as a sender meets it, with every bad input that may come. */
@ExtendWith(ArquillianExtension.class)
class ImportingIT {

    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String CUSTOMER =
            "{\"externalId\":\"k1\",\"customerNumber\":\"100\",\"kind\":\"PERSON\",\"name\":\"Åsa\"}\n";

    private String key;

    @Deployment(testable = false)
    static WebArchive portal() {
        return Surroundings.war();
    }

    @BeforeEach
    void anEmptyTenantWithAKey() throws SQLException {
        try (Connection all = Surroundings.superuser();
                Statement sql = all.createStatement()) {
            sql.execute(
                    "truncate customer, facility, agreement, invoice, invoice_pdf, import_run,"
                            + " api_key, organisation_event cascade");
        }
        key = issue("alfa", ApiKeyIssuer.SCOPES, Duration.ofDays(1));
    }

    @Test
    void aSendersLinesGoInAndAreAnsweredOnceForAKey() throws SQLException {
        HttpResponse<String> first = post("once", CUSTOMER + "{\"externalId\":\"k2\"}\n");
        assertEquals(200, first.statusCode(), first.body());
        assertTrue(first.body().contains("\"received\":2,\"accepted\":1"), first.body());
        assertTrue(first.body().contains("\"code\":\"field.missing\""), first.body());
        HttpResponse<String> again = post("once", CUSTOMER + "{\"externalId\":\"k2\"}\n");
        assertEquals(first.body(), again.body());
        assertEquals("true", again.headers().firstValue("Idempotent-Replayed").orElse(""));
        assertProblem(422, "idempotencyKey.reused", post("once", CUSTOMER));
        assertEquals(1, customers());
    }

    @Test
    void onlyTheTenantsOwnLivingKeyOpensTheDoor() throws SQLException {
        String good = key;
        assertProblem(401, "key.unknown", post("a", CUSTOMER, ""));
        assertProblem(401, "key.unknown", post("a", CUSTOMER, good + "x"));
        String beta = issue("beta", ApiKeyIssuer.SCOPES, Duration.ofDays(1));
        HttpResponse<String> foreign = post("a", CUSTOMER, beta);
        assertProblem(401, "key.unknown", foreign);
        HttpResponse<String> wrong = post("a", CUSTOMER, "mp_" + "x".repeat(43));
        assertEquals(withoutInstance(wrong), withoutInstance(foreign));
        String expired = issue("alfa", ApiKeyIssuer.SCOPES, Duration.ofDays(-1));
        assertProblem(401, "key.expired", post("a", CUSTOMER, expired));
        String reader = issue("alfa", Set.of(ApiKeyIssuer.EVENTS_READ), Duration.ofDays(1));
        assertProblem(403, "key.scope", post("a", CUSTOMER, reader));
        revoke();
        assertProblem(401, "key.unknown", post("a", CUSTOMER, good));
        assertEquals(0, customers());
    }

    @Test
    void unknownKeysAreAllCountedAndOnlyTheFirstOfThemTold() throws SQLException {
        String toldOfThem =
                "select count(*) from security_event where tenant_id = 'alfa' and event ="
                        + " 'api.key' and outcome = 'unknown' and actor = 'VISITOR'";
        long before = count(toldOfThem);
        for (int i = 0; i < 30; i++) {
            assertProblem(401, "key.unknown", post("a", CUSTOMER, ""));
        }
        assertEquals(200, post("a", CUSTOMER).statusCode(), "a good key beside them is let in");
        long told = count(toldOfThem) - before;
        assertTrue(told > 0 && told <= 10, told + " rows");
        URI metricsPage = URI.create("http://127.0.0.1:" + Surroundings.port() + "/metrics");
        String metrics = send(HttpRequest.newBuilder(metricsPage).GET().build()).body();
        assertTrue(metrics.lines().anyMatch(ImportingIT::countsUnknownKeys), metrics);
    }

    private static boolean countsUnknownKeys(String metric) {
        return metric.startsWith("refused_total{")
                && metric.contains("event=\"api.key\"")
                && metric.contains("tenant=\"alfa\"")
                && Double.parseDouble(metric.substring(metric.lastIndexOf(' '))) >= 30;
    }

    @ParameterizedTest
    @CsvSource({
        "imports/nothing, application/x-ndjson, 404, import.unknown",
        "imports/customers?mode=replace, application/x-ndjson, 400, mode.unknown",
        "imports/customers, text/csv, 400, csv.header",
        "imports/customers, application/xml, 415, http.415",
        "imports/customers, application/x-ndjson; charset=iso-8859-1, 415, body.encoding",
    })
    void aWrongRequestIsToldInOneForm(String path, String type, int status, String code) {
        HttpRequest request =
                to(path, key)
                        .header("Idempotency-Key", "a")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(CUSTOMER))
                        .build();
        HttpResponse<String> answer = send(request);
        assertProblem(status, code, answer);
        assertFalse(answer.body().contains("\"detail\":\"\""), "it says what to send instead");
    }

    @Test
    void anImportNeedsItsKeyNamed() {
        for (String name : new String[] {"", "x".repeat(256), "a b"}) {
            assertProblem(400, "idempotencyKey.missing", post(name, CUSTOMER));
        }
    }

    @Test
    void brokenTextIsToldByLine() throws SQLException {
        byte[] latin1 = "{\"externalId\":\"å\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] good = CUSTOMER.getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer =
                post(
                        "a",
                        BodyPublishers.ofInputStream(
                                () ->
                                        new SequenceInputStream(
                                                new ByteArrayInputStream(latin1),
                                                new ByteArrayInputStream(good))),
                        key);
        assertTrue(answer.body().contains("{\"line\":1,\"code\":\"line.utf8\""), answer.body());
        assertEquals(1, customers());
    }

    @Test
    void aLineOfAHundredMegabytesIsOneFault() throws SQLException {
        BodyPublisher body =
                BodyPublishers.ofInputStream(
                        () ->
                                new SequenceInputStream(
                                        new Letters(100L * 1024 * 1024),
                                        new ByteArrayInputStream(
                                                ("\n" + CUSTOMER)
                                                        .getBytes(StandardCharsets.UTF_8))));
        HttpResponse<String> answer = post("a", body, key);
        assertTrue(answer.body().contains("{\"line\":1,\"code\":\"line.tooLong\""), answer.body());
        assertTrue(answer.body().contains("\"accepted\":1"), answer.body());
        assertEquals(1, customers());
    }

    @Test
    void aCutBodyChangesNothing() throws Exception {
        assertProblem(400, "body.truncated", post("a", CUSTOMER + "{\"externalId\":\"k2\",\"cust"));
        assertEquals(0, customers());
        try (Socket socket = new Socket("127.0.0.1", Surroundings.port())) {
            String head =
                    """
                    POST /api/v1/imports/customers HTTP/1.1
                    Host: alfa.localhost
                    Authorization: Bearer %s
                    Content-Type: application/x-ndjson
                    Idempotency-Key: cut
                    Content-Length: 100000

                    """
                            .formatted(key)
                            .replace("\n", "\r\n");
            OutputStream out = socket.getOutputStream();
            out.write((head + CUSTOMER).getBytes(StandardCharsets.UTF_8));
            out.flush();
            Resident.await(() -> running("cut"), "the beginning of the import");
        }
        Resident.await(() -> !running("cut"), "its end");
        assertEquals(0, customers());
        assertEquals(200, post("cut", CUSTOMER).statusCode());
        assertEquals(1, customers());
    }

    /** Does an import hold this key at the moment? */
    private static boolean running(String key) {
        return 0
                < Resident.count(
                        "select count(*) from pg_locks where locktype = 'advisory' and"
                                + " (cast(classid as bigint) << 32) | cast(objid as bigint)"
                                + " = hashtextextended('alfa "
                                + key
                                + "', 1)");
    }

    @Test
    void anInvoiceOfNobodyStaysOut() throws SQLException {
        HttpRequest request =
                to("imports/invoices", key)
                        .header("Idempotency-Key", "a")
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(invoice("nobody")))
                        .build();
        HttpResponse<String> answer = send(request);
        assertTrue(answer.body().contains("\"code\":\"customer.unknown\""), answer.body());
        assertEquals(0, count("select count(*) from invoice"));
    }

    @Test
    void anInvoicesPdfIsKeptAsItCame() throws SQLException {
        post("a", CUSTOMER);
        send(
                to("imports/invoices", key)
                        .header("Idempotency-Key", "b")
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(invoice("k1")))
                        .build());
        assertEquals(204, pdf("f1", "%PDF-1.7 hello").statusCode());
        assertProblem(404, "invoice.unknown", pdf("f2", "%PDF-1.7 hello"));
        assertProblem(422, "pdf.form", pdf("f1", "<html>"));
        assertProblem(413, "pdf.tooLarge", pdf("f1", "%PDF-" + "x".repeat(11_000_000)));
        assertEquals(14, count("select pdf_size from invoice"));
    }

    @Test
    void aPersonsNumberIsNeverSaidBackNorStoredInPlain() throws SQLException {
        HttpResponse<String> answer =
                post(
                        "a",
                        CUSTOMER.replace("}", ",\"identityNumber\":\"19350216-8788\"}")
                                + CUSTOMER.replace("k1", "193502168788")
                                        .replace("}", ",\"identityNumber\":\"193502168789\"}"));
        assertFalse(answer.body().contains("935021"), answer.body());
        assertEquals(1, customers());
        assertEquals(0, count("select count(*) from customer c where c::text like '%35021687%'"));
    }

    @Test
    void eventsAreReadInTheirOrderWithTheirLetters() throws SQLException {
        try (Connection all = Surroundings.superuser();
                Statement sql = all.createStatement()) {
            sql.execute(
                    "insert into organisation_event (tenant_id, kind, data, letter) values ('alfa',"
                            + " 'one', '{\"a\":\"1\"}', '<p>Hej Åsa'), ('beta', 'other', '{}', null),"
                            + " ('alfa', 'two', '{}', null)");
        }
        HttpResponse<String> page = send(to("events?limit=1", key).GET().build());
        assertTrue(page.body().contains("\"kind\":\"one\""), page.body());
        String next = page.body().replaceAll(".*\"next\":\"(\\d+)\".*", "$1");
        String rest = send(to("events?after=" + next, key).GET().build()).body();
        assertTrue(rest.contains("\"kind\":\"two\"") && !rest.contains("other"), rest);
        String letter = page.body().replaceAll(".*\"/api/v1/(events/[^\"]+/letter)\".*", "$1");
        HttpResponse<String> html = send(to(letter, key).GET().build());
        assertEquals("<p>Hej Åsa", html.body());
        assertTrue(
                html.headers()
                        .firstValue("Content-Security-Policy")
                        .orElse("")
                        .contains("sandbox"));
    }

    @Test
    void theCommittedDescriptionIsWhatRuns() throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + Surroundings.port() + "/openapi"))
                        .build();
        // The server adds a section of its own that OpenAPI does not know.
        String running = send(request).body().replaceAll("(?s)\nendpoints:\n.*?\n(?=\\w)", "\n");
        Files.writeString(Path.of("target", "openapi.yaml"), running); // to be committed, if meant
        // as data, because the server writes what belongs together in no order of its own
        Yaml yaml = new Yaml();
        assertEquals(
                yaml.<Object>load(Files.readString(Path.of("openapi.yaml"))), yaml.load(running));
    }

    private static String invoice(String customer) {
        return ("{\"externalId\":\"f1\",\"customer\":\"%s\",\"number\":\"900\",\"type\":\"INVOICE\","
                        + "\"status\":\"SENT\",\"invoiceDate\":\"2026-11-01\",\"dueDate\":\"2026-11-30\","
                        + "\"totalOre\":84550,\"remainingOre\":84550}\n")
                .formatted(customer);
    }

    private HttpResponse<String> pdf(String invoice, String content) {
        return send(
                to("invoices/" + invoice + "/pdf", key)
                        .header("Content-Type", "application/pdf")
                        .PUT(BodyPublishers.ofString(content))
                        .build());
    }

    private HttpResponse<String> post(String name, String body) {
        return post(name, body, key);
    }

    private HttpResponse<String> post(String name, String body, String key) {
        return post(name, BodyPublishers.ofString(body), key);
    }

    private static HttpResponse<String> post(String name, BodyPublisher body, String key) {
        return send(
                to("imports/customers", key)
                        .header("Idempotency-Key", name)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(body)
                        .build());
    }

    private static HttpRequest.Builder to(String path, String key) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + Surroundings.port() + "/api/v1/" + path))
                .timeout(Surroundings.LONG)
                .header("Host", "alfa.localhost")
                .header("Authorization", "Bearer " + key);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void assertProblem(int status, String code, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
        assertEquals(
                "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    }

    private static String withoutInstance(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    private static String issue(String tenant, Set<String> scopes, Duration validFor)
            throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(Surroundings.url(), "minasidor_app", "app")) {
            return ApiKeyIssuer.issue(
                    connection, new TenantId(tenant), "test", scopes, Instant.now().plus(validFor));
        }
    }

    private static void revoke() throws SQLException {
        TenantId alfa = new TenantId("alfa");
        try (Connection connection =
                DriverManager.getConnection(Surroundings.url(), "minasidor_app", "app")) {
            List<UUID> keys =
                    ApiKeyIssuer.list(connection, alfa).stream()
                            .map(ApiKeyIssuer.Issued::id)
                            .toList();
            for (UUID id : keys) {
                assertFalse(ApiKeyIssuer.revoke(connection, new TenantId("beta"), id));
                assertTrue(ApiKeyIssuer.revoke(connection, alfa, id));
            }
        }
    }

    private static long customers() throws SQLException {
        return count("select count(*) from customer");
    }

    private static long count(String sql) throws SQLException {
        try (Connection all = Surroundings.superuser();
                Statement statement = all.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** A long run of one letter. */
    private static final class Letters extends InputStream {
        private long left;

        Letters(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int now = (int) Math.min(length, left);
            java.util.Arrays.fill(target, offset, offset + now, (byte) 'x');
            left -= now;
            return now == 0 ? -1 : now;
        }
    }
}
