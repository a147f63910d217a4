package se.minasidor.login.bankid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import se.minasidor.bankidsimulator.Answer;
import se.minasidor.bankidsimulator.BankIdSimulator;
import se.minasidor.bankidsimulator.PhoneClient;
import se.minasidor.bankidsimulator.TestCertificates;

class BankIdClientTest {

    private static final String PERSON = "193502168788";
    private static final OrderRequest REQUEST =
            new OrderRequest(
                    "192.0.2.1",
                    "Logga in på Mina sidor hos Alfa",
                    "order 1",
                    Optional.empty(),
                    "alfa.localhost",
                    "Browser",
                    Optional.empty());

    @TempDir static Path folder;

    private static BankIdSimulator simulator;
    private static BankIdClient client;

    @BeforeAll
    static void start() throws IOException {
        TestCertificates certificates = TestCertificates.in(folder);
        certificates.relyingParty("alfa", "Alfa Energi");
        certificates.relyingParty("beta", "Beta Energi");
        Clock standing = Clock.fixed(Instant.now(), ZoneOffset.UTC);
        simulator = BankIdSimulator.start(0, 0, certificates, List.of(), standing);
        client = client(certificates.root(), Duration.ofMinutes(2));
    }

    private static BankIdClient client(Path root, Duration patience) {
        return new BankIdClient(
                new BankIdSettings(
                        simulator.url(),
                        root,
                        Optional.of(simulator.certificates().signatureRoot()),
                        simulator.certificates().relyingParties()),
                patience);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void asUsual() {
        simulator.script().clear();
    }

    private static Answers.Order order() {
        return assertInstanceOf(Answers.Order.class, client.auth("alfa", REQUEST));
    }

    private static PhoneClient scanned(Answers.Order order) {
        PhoneClient phone = new PhoneClient(simulator.phone());
        assertTrue(phone.scan(QrCode.text(order.qrStartToken(), order.qrStartSecret(), 0)));
        return phone;
    }

    private static Answers.Collected collect(Answers.Order order) {
        return client.collect("alfa", order.orderRef());
    }

    private static Failure refused(Object answer) {
        return assertInstanceOf(Answers.Refused.class, answer).why();
    }

    @Test
    void somebodyWhoApprovesIsKnownByNumberAndSignature() throws Exception {
        Answers.Order order = order();
        assertEquals(new Answers.Pending("outstandingTransaction"), collect(order));
        PhoneClient phone = scanned(order);
        assertTrue(phone.screen().contains("Logga in på Mina sidor hos Alfa"));
        assertEquals(new Answers.Pending("userSign"), collect(order));
        phone.approve(PERSON);
        Answers.Completion completion =
                assertInstanceOf(Answers.Complete.class, collect(order)).completion();
        assertEquals(PERSON, completion.personalNumber());
        assertEquals(Optional.of("low"), completion.risk());
        assertEquals("127.0.0.1", completion.deviceAddress());
        new SignatureCheck(
                        se.minasidor.login.BankIdCertificate.pem(
                                simulator.certificates().signatureRoot()))
                .check(
                        completion,
                        new SignatureCheck.Expected(
                                SignatureCheck.LOGIN, PERSON, REQUEST.visible(), "order 1"));
        assertEquals(Failure.INVALID_PARAMETERS, refused(collect(order)));
    }

    @Test
    void aSignedTextIsSignedAndNoLogin() throws Exception {
        Answers.Order order = assertInstanceOf(Answers.Order.class, client.sign("alfa", REQUEST));
        scanned(order).approve(PERSON);
        Answers.Completion completion =
                assertInstanceOf(Answers.Complete.class, collect(order)).completion();
        assertTrue(completion.signature().length() > 1000);
    }

    @Test
    void howItEndsIsToldInBankIdsWords() {
        Answers.Order declined = order();
        scanned(declined).decline();
        assertEquals(new Answers.Failed("userCancel"), collect(declined));
        Answers.Order odd = order();
        scanned(odd).fail("somethingNew");
        assertEquals(new Answers.Failed("somethingNew"), collect(odd));
        Answers.Order cancelled = order();
        client.cancel("alfa", cancelled.orderRef());
        assertEquals(Failure.INVALID_PARAMETERS, refused(collect(cancelled)));
    }

    @Test
    void everyErrorCodeIsUnderstoodAndEveryOtherAnswerSurvived() {
        Map<Answer, Failure> answers =
                Map.ofEntries(
                        Map.entry(
                                Answer.error(400, "alreadyInProgress", ""),
                                Failure.ALREADY_IN_PROGRESS),
                        Map.entry(
                                Answer.error(400, "INVALIDPARAMETERS", ""),
                                Failure.INVALID_PARAMETERS),
                        Map.entry(Answer.error(400, "canceled", ""), Failure.CANCELED),
                        Map.entry(Answer.error(401, "unauthorized", ""), Failure.UNAUTHORIZED),
                        Map.entry(Answer.error(403, "forbidden", ""), Failure.UNAUTHORIZED),
                        Map.entry(Answer.error(404, "notFound", ""), Failure.NOT_FOUND),
                        Map.entry(Answer.error(405, "", "no body"), Failure.METHOD_NOT_ALLOWED),
                        Map.entry(Answer.error(408, "requestTimeout", ""), Failure.REQUEST_TIMEOUT),
                        Map.entry(
                                Answer.error(415, "unsupportedMediaType", ""),
                                Failure.UNSUPPORTED_MEDIA_TYPE),
                        Map.entry(
                                Answer.error(429, "tooManyRequests", ""),
                                Failure.TOO_MANY_REQUESTS),
                        Map.entry(Answer.error(500, "internalError", ""), Failure.INTERNAL_ERROR),
                        Map.entry(Answer.error(503, "Maintenance", ""), Failure.MAINTENANCE),
                        Map.entry(Answer.error(400, "somethingNew", ""), Failure.UNKNOWN),
                        Map.entry(
                                new Answer(200, "text/html", "<html>hello", Duration.ZERO),
                                Failure.UNKNOWN),
                        Map.entry(
                                new Answer(200, "application/json", "{}", Duration.ZERO),
                                Failure.UNKNOWN),
                        Map.entry(Answer.badGateway(), Failure.NO_ANSWER));
        answers.forEach(
                (answer, failure) -> {
                    simulator.script().next("auth", answer);
                    assertEquals(failure, refused(client.auth("alfa", REQUEST)), answer.body());
                });
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aSlowAnswerIsNotWaitedForLong() {
        simulator
                .script()
                .next("auth", Answer.error(500, "internalError", "").after(Duration.ofDays(1)));
        BankIdClient soon = client(simulator.certificates().root(), Duration.ofSeconds(1));
        assertEquals(Failure.NO_ANSWER, refused(soon.auth("alfa", REQUEST)));
    }

    @Test
    void aServerThatTheRootDoesNotVouchForIsNotSpokenTo() {
        assertEquals(
                Failure.NO_ANSWER,
                refused(
                        client(simulator.certificates().signatureRoot(), Duration.ofMinutes(2))
                                .auth("alfa", REQUEST)));
        assertEquals(List.of(), simulator.script().calls("auth"));
    }

    @Test
    void anOrderIsAskedAboutWithItsOwnCertificateOnly() {
        Answers.Order order = order();
        assertEquals(Failure.INVALID_PARAMETERS, refused(client.collect("beta", order.orderRef())));
    }

    @Test
    void aMissingOrForeignCertificateIsNoAnswer() throws IOException {
        assertEquals(Failure.NO_ANSWER, refused(client.auth("nobody", REQUEST)));
        Path rp = simulator.certificates().relyingParties();
        Files.copy(rp.resolve("alfa.p12"), rp.resolve("locked.p12"));
        Files.writeString(rp.resolve("locked.password"), "another\n");
        assertEquals(Failure.NO_ANSWER, refused(client.auth("locked", REQUEST)));
    }

    @Test
    void aRenewedCertificateIsTakenUpWithoutARestart() throws IOException {
        simulator.certificates().relyingParty("old", "Old name");
        simulator.certificates().relyingParty("new", "New name");
        Path rp = simulator.certificates().relyingParties();
        Answers.Order before = assertInstanceOf(Answers.Order.class, client.auth("old", REQUEST));
        assertTrue(scanned(before).screen().contains("Old name"));
        for (String kind : List.of(".password", ".p12")) {
            Files.copy(
                    rp.resolve("new" + kind),
                    rp.resolve("old" + kind),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setLastModifiedTime(
                rp.resolve("old.p12"), FileTime.from(Instant.now().plusSeconds(5)));
        Answers.Order after = assertInstanceOf(Answers.Order.class, client.auth("old", REQUEST));
        assertTrue(scanned(after).screen().contains("New name"));
        assertFalse(scanned(order()).screen().contains("New name"));
    }
}
