package se.minasidor.login.bankid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.minasidor.bankidsimulator.BankIdSimulator;
import se.minasidor.bankidsimulator.PhoneClient;
import se.minasidor.bankidsimulator.TestCertificates;
import se.minasidor.login.BankIdCertificate;

class SignatureCheckTest {

    private static final String PERSON = "193502168788";
    private static final SignatureCheck.Expected EXPECTED =
            new SignatureCheck.Expected(SignatureCheck.SIGNING, PERSON, "Jag lovar.", "order 7");

    @TempDir static Path folder;

    private static SignatureCheck check;
    private static Answers.Completion good;
    private static Answers.Completion other;

    @BeforeAll
    static void signTwice() throws IOException {
        TestCertificates certificates = TestCertificates.in(folder);
        certificates.relyingParty("alfa", "Alfa Energi");
        check = new SignatureCheck(BankIdCertificate.pem(certificates.signatureRoot()));
        Clock standing = Clock.fixed(Instant.now(), ZoneOffset.UTC);
        try (BankIdSimulator simulator =
                BankIdSimulator.start(0, 0, certificates, List.of(), standing)) {
            good = signed(simulator);
            other = signed(simulator);
        }
    }

    private static Answers.Completion signed(BankIdSimulator simulator) {
        BankIdClient client =
                new BankIdClient(
                        new BankIdSettings(
                                simulator.url(),
                                simulator.certificates().root(),
                                Optional.empty(),
                                simulator.certificates().relyingParties()),
                        Duration.ofMinutes(2));
        Answers.Order order =
                assertInstanceOf(
                        Answers.Order.class,
                        client.sign(
                                "alfa",
                                new OrderRequest(
                                        "::1",
                                        EXPECTED.visible(),
                                        EXPECTED.hidden(),
                                        Optional.empty(),
                                        "alfa.localhost",
                                        "",
                                        Optional.empty())));
        PhoneClient phone = new PhoneClient(simulator.phone());
        phone.open("bankid:///?autostarttoken=" + order.autoStartToken());
        phone.approve(PERSON);
        return assertInstanceOf(Answers.Complete.class, client.collect("alfa", order.orderRef()))
                .completion();
    }

    private static String fault(Answers.Completion completion, SignatureCheck.Expected expected) {
        return assertThrows(SignatureCheck.Forged.class, () -> check.check(completion, expected))
                .getMessage();
    }

    /** The signature with something changed in its XML. */
    private static Answers.Completion changed(UnaryOperator<String> change) {
        String xml =
                new String(Base64.getDecoder().decode(good.signature()), StandardCharsets.UTF_8);
        String after = change.apply(xml);
        assertEquals(false, after.equals(xml), "something was changed");
        return with(
                Base64.getEncoder().encodeToString(after.getBytes(StandardCharsets.UTF_8)),
                good.ocspResponse());
    }

    private static Answers.Completion with(String signature, String ocsp) {
        return new Answers.Completion(PERSON, "", "", "", Optional.empty(), signature, ocsp);
    }

    @Test
    void anHonestSignatureIsGood() throws Exception {
        check.check(good, EXPECTED);
    }

    @Test
    void anotherPersonTextOrderOrPurposeIsRefused() {
        assertEquals(
                "another person",
                fault(
                        good,
                        new SignatureCheck.Expected(
                                SignatureCheck.SIGNING, "193503189049", "Jag lovar.", "order 7")));
        assertEquals(
                "another visible text",
                fault(
                        good,
                        new SignatureCheck.Expected(
                                SignatureCheck.SIGNING, PERSON, "Jag betalar.", "order 7")));
        assertEquals(
                "another order",
                fault(
                        good,
                        new SignatureCheck.Expected(
                                SignatureCheck.SIGNING, PERSON, "Jag lovar.", "order 8")));
        assertEquals(
                "another function",
                fault(
                        good,
                        new SignatureCheck.Expected(
                                SignatureCheck.LOGIN, PERSON, "Jag lovar.", "order 7")));
    }

    @Test
    void aChangedTextIsRefused() {
        String before = OrderRequest.base64("Jag lovar.");
        assertEquals(
                "signature not valid",
                fault(
                        changed(xml -> xml.replace(before, OrderRequest.base64("Jag betalar."))),
                        EXPECTED));
    }

    @Test
    void wrappedAndDoubledElementsAreRefused() {
        assertEquals(
                "not exactly one bankIdSignedData",
                fault(
                        changed(
                                xml -> {
                                    int from = xml.indexOf("<bankIdSignedData");
                                    int to = xml.indexOf("</Object>");
                                    return xml.substring(0, to)
                                            + xml.substring(from, to)
                                            + xml.substring(to);
                                }),
                        EXPECTED));
        assertEquals(
                "two elements named bidSignedData",
                fault(
                        changed(
                                xml ->
                                        xml.replace(
                                                "</Object>",
                                                "</Object><Object Id=\"bidSignedData\"/>")),
                        EXPECTED));
        assertEquals(
                "not exactly one signature",
                fault(
                        changed(xml -> xml.replaceFirst("<Signature ", "<x><Signature ") + "</x>"),
                        EXPECTED));
    }

    @Test
    void entitiesAreNotRead() {
        assertEquals(
                "not readable as XML",
                fault(
                        changed(
                                xml ->
                                        xml.replaceFirst(
                                                "\\?>",
                                                "?><!DOCTYPE x [<!ENTITY e SYSTEM"
                                                        + " \"file:///etc/hostname\">]>")),
                        EXPECTED));
        assertEquals("not readable as XML", fault(with("%%%", good.ocspResponse()), EXPECTED));
    }

    @Test
    void aChainToAnotherRootIsRefused(@TempDir Path elsewhere) {
        SignatureCheck stranger =
                new SignatureCheck(
                        BankIdCertificate.pem(TestCertificates.in(elsewhere).signatureRoot()));
        assertEquals(
                "certificate not trusted",
                assertThrows(SignatureCheck.Forged.class, () -> stranger.check(good, EXPECTED))
                        .getMessage());
    }

    @Test
    void theBanksWordAboutAnotherSignatureIsRefused() {
        assertEquals(
                "the bank says it is not good",
                fault(with(good.signature(), other.ocspResponse()), EXPECTED));
        assertEquals(
                "the bank's answer is not readable", fault(with(good.signature(), ""), EXPECTED));
    }
}
