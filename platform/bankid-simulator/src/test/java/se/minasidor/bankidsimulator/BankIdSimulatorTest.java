package se.minasidor.bankidsimulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankIdSimulatorTest {

    private static final String AUTH = "{\"endUserIp\":\"192.0.2.1\"}";

    @TempDir static Path folder;

    private static volatile Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private static BankIdSimulator simulator;
    private static HttpClient alfa;
    private static HttpClient beta;

    @BeforeAll
    static void start() throws Exception {
        TestCertificates certificates = TestCertificates.in(folder);
        simulator =
                BankIdSimulator.start(
                        0,
                        0,
                        certificates,
                        List.of(new TestPerson("193505296776", "Test Testsson", "")),
                        new Turned());
        alfa = client(certificates.relyingParty("alfa", "Alfa Energi"));
        beta = client(certificates.relyingParty("beta", "Beta Energi"));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void asUsual() {
        simulator.script().clear();
    }

    @Test
    void aNumberThatIsNobodysIsRefusedOnThePhone() throws Exception {
        JsonObject order = call(alfa, "auth", AUTH);
        assertTrue(scan(order, 0).contains("Legitimera dig hos Alfa Energi"));
        for (String typed : List.of("198001019391", "193513296776", "3505296776", "anna")) {
            assertTrue(
                    phone("order/" + phoneId(order), "decision=approve&personnummer=" + typed)
                            .body()
                            .contains("giltigt testnummer"),
                    typed);
        }
        assertEquals("pending", collect(alfa, order).getString("status"));
        decide(order, "decision=approve&personnummer=19350529-6776");
        assertEquals("complete", collect(alfa, order).getString("status"));
    }

    @Test
    void aCodeThatIsScannedAndApprovedCompletesTheOrderOnce() throws Exception {
        JsonObject order = call(alfa, "auth", AUTH);
        assertEquals("outstandingTransaction", collect(alfa, order).getString("hintCode"));
        assertTrue(scan(order, 0).contains("Legitimera dig hos Alfa Energi"));
        assertEquals("userSign", collect(alfa, order).getString("hintCode"));
        decide(order, "decision=approve&person=193505296776");
        JsonObject done = collect(alfa, order);
        assertEquals("complete", done.getString("status"));
        JsonObject data = done.getJsonObject("completionData");
        assertEquals("193505296776", data.getJsonObject("user").getString("personalNumber"));
        assertTrue(
                new String(Base64.getDecoder().decode(data.getString("signature")))
                        .contains("<funcId>Identification</funcId>"));
        assertFalse(data.getString("ocspResponse").isEmpty());
        assertEquals("invalidParameters", collect(alfa, order).getString("errorCode"));
    }

    @Test
    void anOldFrameAndAForgedOneAreRefused() throws Exception {
        JsonObject order = call(alfa, "auth", AUTH);
        now = now.plusSeconds(20);
        assertTrue(scan(order, 10).contains("Koden gäller inte"));
        assertTrue(
                post(
                                "scan",
                                "qr=bankid."
                                        + order.getString("qrStartToken")
                                        + ".20."
                                        + "0".repeat(64))
                        .contains("Koden gäller inte"));
        assertTrue(scan(order, 18).contains("Legitimera dig"));
    }

    @Test
    void theCodeIsThatOfThePublishedExample() {
        assertEquals(
                "bankid.67df3917-fa0d-44e5-b327-edcc928297f8.0."
                        + "dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8",
                QrText.of(
                                "67df3917-fa0d-44e5-b327-edcc928297f8",
                                "d28db9a7-4cde-429e-a983-359be676944c",
                                0)
                        .text());
    }

    @Test
    void anOrderIsSeenByItsOwnCertificateOnly() throws Exception {
        JsonObject order = call(alfa, "auth", AUTH);
        assertEquals("invalidParameters", collect(beta, order).getString("errorCode"));
        assertEquals("invalidParameters", call(beta, "cancel", ref(order)).getString("errorCode"));
        assertEquals("pending", collect(alfa, order).getString("status"));
    }

    @Test
    void whoHasNoCertificateIsNotHeard() throws Exception {
        SSLContext nobody = tls(null);
        HttpClient client = HttpClient.newBuilder().sslContext(nobody).build();
        assertThrows(IOException.class, () -> send(client, "auth", AUTH, "application/json"));
    }

    @Test
    void nobodyStartingItForHalfAMinuteFailsIt() throws Exception {
        JsonObject order = call(alfa, "auth", AUTH);
        now = now.plusSeconds(29);
        assertEquals("pending", collect(alfa, order).getString("status"));
        now = now.plusSeconds(1);
        assertEquals("startFailed", collect(alfa, order).getString("hintCode"));
        assertEquals("invalidParameters", collect(alfa, order).getString("errorCode"));
    }

    @Test
    void withMorePatienceItMayBeStartedLaterByAnOlderFrame() throws Exception {
        phone("script", "patience=600");
        JsonObject order = call(alfa, "auth", AUTH);
        now = now.plusSeconds(600);
        assertEquals("pending", collect(alfa, order).getString("status"));
        assertTrue(scan(order, 2).contains("Legitimera dig"));
    }

    @Test
    void whatWasCompletedAndNotFetchedIsForgottenAfterThreeMinutes() throws Exception {
        JsonObject order = call(alfa, "auth", AUTH);
        scan(order, 0);
        decide(order, "decision=approve&person=193505296776");
        now = now.plus(Duration.ofMinutes(3)).plusSeconds(1);
        assertEquals("invalidParameters", collect(alfa, order).getString("errorCode"));
    }

    @Test
    void aLinkStartsItAndLeadsBackToTheRelyingParty() throws Exception {
        JsonObject order =
                call(
                        alfa,
                        "auth",
                        "{\"endUserIp\":\"::1\",\"returnUrl\":\"https://alfa.example/klar?n=1\"}");
        page("?autostarttoken=" + order.getString("autoStartToken") + "&redirect=null");
        HttpResponse<String> answer =
                phone("order/" + phoneId(order), "decision=approve&person=193505296776");
        assertEquals(303, answer.statusCode());
        assertEquals(
                "https://alfa.example/klar?n=1", answer.headers().firstValue("Location").get());
        assertEquals("complete", collect(alfa, order).getString("status"));
    }

    @Test
    void decliningAndCancellingAreTold() throws Exception {
        JsonObject declined = call(alfa, "auth", AUTH);
        scan(declined, 0);
        decide(declined, "decision=decline");
        assertEquals("userCancel", collect(alfa, declined).getString("hintCode"));
        JsonObject cancelled = call(alfa, "auth", AUTH);
        assertEquals(JsonObject.EMPTY_JSON_OBJECT, call(alfa, "cancel", ref(cancelled)));
        assertEquals("invalidParameters", collect(alfa, cancelled).getString("errorCode"));
    }

    @Test
    void aSignatureNeedsATextAndSaysThatItIsOne() throws Exception {
        assertEquals("invalidParameters", call(alfa, "sign", AUTH).getString("errorCode"));
        JsonObject order =
                call(alfa, "sign", "{\"endUserIp\":\"192.0.2.1\",\"userVisibleData\":\"SGVq\"}");
        assertTrue(scan(order, 0).contains("Hej"));
        decide(order, "decision=approve&person=193505296776");
        assertTrue(
                new String(
                                Base64.getDecoder()
                                        .decode(
                                                collect(alfa, order)
                                                        .getJsonObject("completionData")
                                                        .getString("signature")))
                        .contains("<funcId>Signing</funcId>"));
    }

    @Test
    void requestsThatBankIdWouldRefuseAreRefused() throws Exception {
        assertEquals(405, get("auth").statusCode());
        assertEquals(404, send(alfa, "nothing", AUTH, "application/json").statusCode());
        assertEquals(415, send(alfa, "auth", AUTH, "application/json; charset=utf-8").statusCode());
        for (String wrong :
                List.of(
                        "no json",
                        "[]",
                        "{}",
                        "{\"endUserIp\":\"somewhere\"}",
                        "{\"endUserIp\":\"::1\",\"personalNumber\":\"193505296776\"}",
                        "{\"endUserIp\":\"::1\",\"userVisibleData\":\"not base64\"}",
                        "{\"endUserIp\":\"::1\",\"userVisibleData\":\"" + "A".repeat(1504) + "\"}",
                        "{\"endUserIp\":\"::1\",\"web\":{},\"app\":{}}",
                        "{\"endUserIp\":\"::1\",\"web\":{\"referringDomain\":\"ÅÄÖ\"}}",
                        "{\"endUserIp\":\"::1\",\"requirement\":{\"risk\":\"LOW\"}}")) {
            assertEquals(
                    "invalidParameters", call(alfa, "auth", wrong).getString("errorCode"), wrong);
        }
    }

    @Test
    void whatIsScriptedHappens() throws Exception {
        simulator.script().next("auth", Answer.error(503, "Maintenance", "Closed"));
        simulator.script().next("auth", Answer.badGateway());
        simulator.script().hints("userMrtd", "userSign", "somethingNew");
        assertEquals(503, send(alfa, "auth", AUTH, "application/json").statusCode());
        assertEquals(
                "<html><h1>502 Bad Gateway</h1></html>",
                send(alfa, "auth", AUTH, "application/json").body());
        JsonObject order = call(alfa, "auth", AUTH);
        scan(order, 0);
        for (String hint : List.of("userMrtd", "userSign", "somethingNew", "somethingNew")) {
            assertEquals(hint, collect(alfa, order).getString("hintCode"));
        }
        assertEquals(4, simulator.script().calls("collect").size());
    }

    @Test
    void certificatesAreKept() throws Exception {
        byte[] before = Files.readAllBytes(folder.resolve("root.pem"));
        TestCertificates again = TestCertificates.in(folder);
        assertEquals(List.of(before.length), List.of(Files.readAllBytes(again.root()).length));
        assertNotEquals(Files.readString(again.root()), Files.readString(again.signatureRoot()));
    }

    private static final class Turned extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static JsonObject collect(HttpClient client, JsonObject order) throws Exception {
        return call(client, "collect", ref(order));
    }

    private static String ref(JsonObject order) {
        return "{\"orderRef\":\"" + order.getString("orderRef") + "\"}";
    }

    private static JsonObject call(HttpClient client, String method, String body) throws Exception {
        String answer = send(client, method, body, "application/json").body();
        return Json.createReader(new StringReader(answer)).readObject();
    }

    private static HttpResponse<String> send(
            HttpClient client, String method, String body, String type) throws Exception {
        return client.send(
                HttpRequest.newBuilder(simulator.url().resolve(method))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String method) throws Exception {
        return alfa.send(
                HttpRequest.newBuilder(simulator.url().resolve(method)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Scans the frame of that second and follows to the order's page. */
    private static String scan(JsonObject order, long second) throws Exception {
        return post(
                "scan",
                "qr="
                        + QrText.of(
                                        order.getString("qrStartToken"),
                                        order.getString("qrStartSecret"),
                                        second)
                                .text());
    }

    private static String phoneId = "";

    private static String phoneId(JsonObject order) {
        return phoneId;
    }

    private static void decide(JsonObject order, String form) throws Exception {
        phone("order/" + phoneId(order), form);
    }

    private static String post(String path, String form) throws Exception {
        return followed(phone(path, form));
    }

    private static String page(String path) throws Exception {
        return followed(
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(simulator.phone() + path))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString()));
    }

    private static String followed(HttpResponse<String> answer) throws Exception {
        String location = answer.headers().firstValue("Location").orElse("");
        if (location.startsWith("/order/")) {
            phoneId = location.substring("/order/".length());
            return page(location.substring(1));
        }
        return answer.body();
    }

    private static HttpResponse<String> phone(String path, String form) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(simulator.phone() + path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient client(Path p12) throws Exception {
        return HttpClient.newBuilder().sslContext(tls(p12)).build();
    }

    private static SSLContext tls(Path p12) throws IOException, GeneralSecurityException {
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("root", simulator.certificates().tls().certificate());
        TrustManagerFactory trusted =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(roots);
        KeyManagerFactory own =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        char[] password = null;
        if (p12 != null) {
            password =
                    Files.readString(Path.of(p12.toString().replace(".p12", ".password")))
                            .strip()
                            .toCharArray();
            try (InputStream in = Files.newInputStream(p12)) {
                keys.load(in, password);
            }
        } else {
            keys.load(null, null);
        }
        own.init(keys, password);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return tls;
    }
}
