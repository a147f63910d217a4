package se.minasidor.customers.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.Identities;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

/** Imports against a real PostgreSQL, as the role that row security binds. */
class ImportRunTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final TenantId BETA = new TenantId("beta");
    private static final Identities IDENTITIES =
            new Identities(new SecretKeys(Map.of("test", new byte[32])));

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
    void empty() throws SQLException {
        database.asSuperuser("truncate customer, facility, agreement, invoice, import_run cascade");
    }

    @Test
    void goodLinesGoInAndTheOthersAreTold() throws SQLException {
        JsonObject answer =
                done(
                        ImportKind.CUSTOMERS,
                        customer("k1", "100"),
                        "nonsense",
                        customer("k2", "101"),
                        customer("k2", "102"));
        assertEquals(4, answer.getInt("received"));
        assertEquals(2, answer.getInt("accepted"));
        assertEquals(0, answer.getInt("unchanged"));
        assertEquals(2, answer.getInt("rejected"));
        assertEquals("2 line.json, 4 externalId.repeated", faults(answer));
        assertEquals("100 101", column(ALFA, "select customer_number from customer order by 1"));
        assertEquals("", column(BETA, "select customer_number from customer"));
    }

    @Test
    void sendingAgainChangesNothing() throws SQLException {
        String[] lines = {
            customer("k1", "100", "\"identityNumber\":\"19350216-8788\",\"city\":\"Arvika\""),
            customer("k2", "101", "\"validTo\":\"2026-01-31\"")
        };
        done(ImportKind.CUSTOMERS, lines);
        String before = column(ALFA, "select id || name || party_key from customer order by 1");
        assertEquals(2, done(ImportKind.CUSTOMERS, lines).getInt("unchanged"));
        assertEquals(
                before, column(ALFA, "select id || name || party_key from customer order by 1"));
    }

    @Test
    void aLineSaysEverything() throws SQLException {
        done(ImportKind.CUSTOMERS, customer("k1", "100", "\"city\":\"Arvika\""));
        assertEquals(0, done(ImportKind.CUSTOMERS, customer("k1", "100")).getInt("unchanged"));
        assertEquals("", column(ALFA, "select city from customer where city is not null"));
    }

    @Test
    void oneNumberInAllFormsIsOneParty() throws SQLException {
        done(
                ImportKind.CUSTOMERS,
                company("k1", "100", "556478-6647"),
                company("k2", "101", "16556478-6647"),
                company("k3", "102", "5565027223"),
                customer("k4", "103"));
        assertEquals(
                "2 1 1",
                column(ALFA, "select count(*) from customer group by party_key order by 1 desc"));
        assertEquals(
                "0",
                column(
                        ALFA,
                        "select count(*) from customer where customer::text like '%4786647%'"));
    }

    @Test
    void anotherTenantMayHaveTheSameAndSeesNothing() throws SQLException {
        done(ImportKind.CUSTOMERS, customer("k1", "100"));
        JsonObject answer =
                done(
                        BETA,
                        "key-b",
                        false,
                        ImportKind.INVOICES,
                        invoice("f1", "k1", "900"),
                        "{\"externalId\":\"f2\",\"deleted\":true}");
        assertEquals("1 customer.unknown", faults(answer));
        assertEquals(
                1,
                done(BETA, "key-c", false, ImportKind.CUSTOMERS, customer("k1", "100"))
                        .getInt("accepted"));
        done(
                BETA,
                "key-d",
                false,
                ImportKind.CUSTOMERS,
                "{\"externalId\":\"k1\",\"deleted\":true}");
        assertEquals("f", column(ALFA, "select deleted from customer"));
        assertEquals("t", column(BETA, "select deleted from customer"));
    }

    @Test
    void aTakenNumberIsRefusedAndAnExchangeIsNot() throws SQLException {
        done(ImportKind.CUSTOMERS, customer("k1", "100"), customer("k2", "101"));
        JsonObject taken =
                done(ImportKind.CUSTOMERS, customer("k3", "1 00"), customer("k4", "104"));
        assertEquals("1 customerNumber.taken", faults(taken));
        JsonObject exchange =
                done(ImportKind.CUSTOMERS, customer("k1", "101"), customer("k2", "100"));
        assertEquals(0, exchange.getInt("rejected"));
        assertEquals(
                "k2 k1",
                column(
                        ALFA,
                        "select external_id from customer where number_key < '104' order by"
                                + " number_key"));
        JsonObject chain =
                done(
                        ImportKind.CUSTOMERS,
                        customer("k1", "100"),
                        customer("k2", "104"),
                        customer("k9", "101"));
        assertEquals(
                "1 customerNumber.taken, 2 customerNumber.taken, 3 customerNumber.taken",
                faults(chain));
    }

    @Test
    void aDeletedCustomerKeepsNothingPersonal() throws SQLException {
        done(
                ImportKind.CUSTOMERS,
                customer("k1", "100", "\"identityNumber\":\"350216-8788\",\"email\":\"a@b.se\""));
        done(ImportKind.CUSTOMERS, "{\"externalId\":\"k1\",\"deleted\":true}");
        assertEquals(
                "true",
                column(
                                ALFA,
                                "select deleted and identity_print is null and identity_cipher is null and"
                                        + " email is null and name = '' and party_key = 'c-' || id from"
                                        + " customer")
                        .replace("t", "true"));
        assertEquals(1, done(ImportKind.CUSTOMERS, customer("k2", "100")).getInt("accepted"));
        assertEquals(
                1,
                done(ImportKind.CUSTOMERS, "{\"externalId\":\"k1\",\"deleted\":true}")
                        .getInt("unchanged"));
    }

    @Test
    void mergedCustomersFollowTheLastOne() throws SQLException {
        done(
                ImportKind.CUSTOMERS,
                customer("a", "1", "\"mergedInto\":\"b\""),
                customer("b", "2"),
                customer("c", "3"),
                customer("d", "4", "\"mergedInto\":\"nobody\""),
                customer("e", "5", "\"mergedInto\":\"e\""));
        JsonObject answer =
                done(
                        ImportKind.CUSTOMERS,
                        customer("b", "2", "\"mergedInto\":\"c\""),
                        customer("d", "4", "\"mergedInto\":\"b\""));
        assertEquals("2 mergedInto.unknown", faults(answer));
        assertEquals(
                "c c",
                column(
                        ALFA,
                        "select t.external_id from customer c join customer t on t.id ="
                                + " c.merged_into where c.external_id in ('a', 'b')"));
    }

    @Test
    void agreementsAndInvoicesReferToWhatIsThere() throws SQLException {
        done(ImportKind.CUSTOMERS, customer("k1", "100"));
        done(ImportKind.FACILITIES, facility("a1", "735999109151401011"), facility("a2", "5263"));
        JsonObject agreements =
                done(
                        ImportKind.AGREEMENTS,
                        agreement("v1", "k1", "a1"),
                        agreement("v2", "k9", "a1"),
                        agreement("v3", "k1", "a9"));
        assertEquals("2 customer.unknown, 3 facility.unknown", faults(agreements));
        JsonObject invoices =
                done(
                        ImportKind.INVOICES,
                        invoice("f1", "k1", "900"),
                        invoice("f2", "k9", "901"),
                        invoice("f3", "k1", "900"),
                        invoice("f4", "k1", "902").replace("[\"a1\"]", "[\"a7\"]"));
        assertEquals("2 customer.unknown, 3 number.taken", faults(invoices));
        assertEquals(1, invoices.getJsonArray("warnings").size());
        assertEquals(
                "Elnät",
                column(ALFA, "select lines->0->>'product' from invoice where number = '900'"));
        assertEquals(
                2,
                done(ImportKind.INVOICES, invoice("f1", "k1", "900"), invoice("f4", "k1", "902"))
                        .getInt("accepted"));
    }

    @Test
    void aTrialWritesNothing() throws SQLException {
        JsonObject answer =
                done(ALFA, "trial", true, ImportKind.CUSTOMERS, customer("k1", "100"), "x");
        assertEquals("dry-run", answer.getString("mode"));
        assertEquals(1, answer.getInt("accepted"));
        assertEquals("0", column(ALFA, "select count(*) from customer"));
    }

    @Test
    void aCutBodyWritesNothing() throws SQLException {
        byte[] body = bytes(customer("k1", "100"), customer("k2", "101"));
        byte[] cut = Arrays.copyOf(body, body.length - 10);
        ImportAnswer refused = new ImportAnswer.Unreadable(BodyFault.TRUNCATED, 2);
        assertEquals(refused, run(ALFA, "cut", cut, cut.length));
        assertEquals(refused, run(ALFA, "cut", body, body.length + 1));
        assertEquals("0", column(ALFA, "select count(*) from customer"));
        assertInstanceOf(ImportAnswer.Done.class, run(ALFA, "cut", body, body.length));
        assertEquals("2", column(ALFA, "select count(*) from customer"));
    }

    @Test
    void aGzipBodyThatWasCutNamesTheLastWholeLine() throws Exception {
        String[] lines = new String[20_000];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = customer("k" + i, "n" + i);
        }
        byte[] packed = gzip(bytes(lines));
        byte[] cut = Arrays.copyOf(packed, packed.length / 2);
        ImportAnswer.Unreadable refused =
                assertInstanceOf(ImportAnswer.Unreadable.class, runGzip("gz", cut));
        assertEquals(BodyFault.TRUNCATED, refused.fault());
        assertTrue(refused.line() > 5000 && refused.line() < 15_000, "line " + refused.line());
        assertEquals("0", column(ALFA, "select count(*) from customer"));
        byte[] damaged = packed.clone();
        damaged[packed.length - 5] ^= 1;
        assertEquals(
                BodyFault.NOT_GZIP,
                assertInstanceOf(ImportAnswer.Unreadable.class, runGzip("gz", damaged)).fault());
        assertEquals(
                new ImportAnswer.Unreadable(BodyFault.NOT_GZIP, 0), runGzip("gz", bytes("plain")));
        assertInstanceOf(ImportAnswer.Done.class, runGzip("gz", packed));
        assertEquals("20000", column(ALFA, "select count(*) from customer"));
    }

    @Test
    void severalGzipStreamsBehindEachOtherAreOneBody() throws Exception {
        byte[] one = gzip(bytes(customer("k1", "100")));
        byte[] two = gzip(bytes(customer("k2", "101")));
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        assertInstanceOf(ImportAnswer.Done.class, runGzip("gz", both));
        assertEquals("2", column(ALFA, "select count(*) from customer"));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    private static ImportAnswer runGzip(String key, byte[] packed) throws SQLException {
        try (Connection connection = database.of(ALFA)) {
            Body body = new Body(new ByteArrayInputStream(packed), packed.length, true);
            ImportAnswer answer =
                    new ImportRun(connection, ALFA, IDENTITIES, Instant.now())
                            .run(request(key, false, ImportKind.CUSTOMERS), body);
            connection.commit();
            return answer;
        }
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndTakesNoOtherBody() throws SQLException {
        byte[] body = bytes(customer("k1", "100"), "x");
        byte[] other = bytes(customer("k2", "101"));
        ImportAnswer.Done first = (ImportAnswer.Done) run(ALFA, "once", body, -1);
        ImportAnswer.Done second = (ImportAnswer.Done) run(ALFA, "once", body, -1);
        assertEquals(first.json(), second.json());
        assertTrue(second.replayed());
        assertFalse(first.replayed());
        assertInstanceOf(ImportAnswer.KeyReused.class, run(ALFA, "once", other, -1));
        assertInstanceOf(ImportAnswer.Done.class, run(BETA, "once", other, -1));
        assertEquals("1", column(ALFA, "select count(*) from customer"));
    }

    @Test
    void aRunningImportIsNotRunTwice() throws SQLException {
        try (Connection one = database.of(ALFA)) {
            byte[] body = bytes(customer("k1", "100"));
            new ImportRun(one, ALFA, IDENTITIES, Instant.now())
                    .run(request("same", false, ImportKind.CUSTOMERS), body(body, -1));
            assertInstanceOf(ImportAnswer.Running.class, run(ALFA, "same", body, -1));
            one.rollback();
        }
    }

    private static String customer(String id, String number, String... more) {
        return "{\"externalId\":\"%s\",\"customerNumber\":\"%s\",\"kind\":\"PERSON\",\"name\":\"Åsa\"%s}"
                .formatted(id, number, more.length == 0 ? "" : "," + more[0]);
    }

    private static String company(String id, String number, String organisation) {
        return customer(id, number, "\"identityNumber\":\"" + organisation + "\"")
                .replace("PERSON", "ORGANISATION");
    }

    private static String facility(String id, String facilityId) {
        return "{\"externalId\":\"%s\",\"facilityId\":\"%s\",\"service\":\"EL\",\"priceArea\":\"SE3\"}"
                .formatted(id, facilityId);
    }

    private static String agreement(String id, String customer, String facility) {
        return ("{\"externalId\":\"%s\",\"customer\":\"%s\",\"facility\":\"%s\",\"product\":\"Elnät 16"
                        + " A\",\"validFrom\":\"2024-01-01\"}")
                .formatted(id, customer, facility);
    }

    private static String invoice(String id, String customer, String number) {
        return ("{\"externalId\":\"%s\",\"customer\":\"%s\",\"number\":\"%s\",\"type\":\"INVOICE\","
                        + "\"status\":\"SENT\",\"invoiceDate\":\"2026-11-01\",\"dueDate\":\"2026-11-30\","
                        + "\"totalOre\":84550,\"remainingOre\":84550,\"facilities\":[\"a1\"],"
                        + "\"lines\":[{\"product\":\"Elnät\",\"amountOre\":67640}]}")
                .formatted(id, customer, number);
    }

    private static JsonObject done(ImportKind kind, String... lines) throws SQLException {
        return done(ALFA, UUID.randomUUID().toString(), false, kind, lines);
    }

    private static JsonObject done(
            TenantId tenant, String key, boolean trial, ImportKind kind, String... lines)
            throws SQLException {
        try (Connection connection = database.of(tenant)) {
            ImportAnswer answer =
                    new ImportRun(connection, tenant, IDENTITIES, Instant.now())
                            .run(request(key, trial, kind), body(bytes(lines), -1));
            connection.commit();
            String json = assertInstanceOf(ImportAnswer.Done.class, answer).json();
            return Json.createReader(new StringReader(json)).readObject();
        }
    }

    private static ImportAnswer run(TenantId tenant, String key, byte[] body, long announced)
            throws SQLException {
        try (Connection connection = database.of(tenant)) {
            ImportAnswer answer =
                    new ImportRun(connection, tenant, IDENTITIES, Instant.now())
                            .run(request(key, false, ImportKind.CUSTOMERS), body(body, announced));
            connection.commit();
            return answer;
        }
    }

    private static ImportRequest request(String key, boolean trial, ImportKind kind) {
        return new ImportRequest(kind.word(), trial, false, key, null, List.of("main"));
    }

    private static byte[] bytes(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Body body(byte[] bytes, long announced) {
        return new Body(new ByteArrayInputStream(bytes), announced, false);
    }

    /** All rows, each of one column or more, with blanks between. */
    private static String column(TenantId tenant, String sql) throws SQLException {
        return database.rows(tenant, sql).replace(", ", " ");
    }

    private static String faults(JsonObject answer) {
        return String.join(
                ", ",
                answer.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                        .map(e -> e.getInt("line") + " " + e.getString("code"))
                        .toList());
    }
}
