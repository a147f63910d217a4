package se.minasidor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.minasidor.bankidsimulator.BankIdSimulator;
import se.minasidor.bankidsimulator.TestCertificates;
import se.minasidor.launcher.settings.Settings;
import se.minasidor.tenancy.testing.OwnPort;

/** What {@code doctor} says about the way to BankID, and at which step. */
class BankIdDoctorTest {

    @TempDir static Path certificates;
    private static TestCertificates made;
    private static BankIdSimulator bankId;

    @TempDir Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private Duration patience = Duration.ofMinutes(2);
    private final List<String> well = new ArrayList<>();
    private final List<String> bad = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        made = TestCertificates.in(certificates);
        made.relyingParty("solberga", "Solberga");
        bankId = BankIdSimulator.start(0, 0, made, List.of());
    }

    @AfterAll
    static void stop() {
        bankId.close();
    }

    @BeforeEach
    void anOrganisationWithACertificate() throws Exception {
        certificate("solberga");
        environment.put("MINASIDOR_DATA", folder.toString());
        environment.put("MINASIDOR_DB", "embedded");
        environment.put("MINASIDOR_BANKID_URL", bankId.url().toString());
        environment.put("MINASIDOR_BANKID_ROOT", made.root().toString());
        environment.put(
                "MINASIDOR_BANKID_CERTIFICATES", made.relyingParties().toAbsolutePath().toString());
    }

    private void certificate(String name) throws Exception {
        Path tenant = Files.createDirectories(folder.resolve("tenants/solberga"));
        Files.writeString(tenant.resolve("texts.properties"), "brand.companyName=Solberga\n");
        Files.writeString(
                tenant.resolve("tenant.properties"),
                """
                tenant.id=solberga
                tenant.status=active
                hosts=solberga.localhost
                login.methods=bankid
                login.bankid.certificate=%s
                """
                        .formatted(name));
    }

    private String only(List<String> which, List<String> none) {
        well.clear();
        bad.clear();
        look();
        assertEquals(1, which.size(), well + " " + bad);
        assertEquals(List.of(), none);
        return which.get(0);
    }

    private void look() {
        new BankIdDoctor(
                        Installation.of(environment),
                        Settings.examine(environment).settings(),
                        patience)
                .look((what, words) -> well.add(words.toString()), (what, words) -> bad.add(words));
    }

    private String fault() {
        return only(bad, well);
    }

    private String fine() {
        return only(well, bad);
    }

    private void assertFault(String begins) {
        String fault = fault();
        assertTrue(fault.startsWith("solberga: " + begins), fault);
    }

    @Test
    void aCertificateThatBankIdKnowsIsTold() {
        assertTrue(fine().startsWith("solberga: BankID answers, its certificate is good until "));
        assertTrue(fine().contains("MINASIDOR_BANKID_SIGNATURE_ROOT is not set"), well.get(0));
        environment.put("MINASIDOR_BANKID_SIGNATURE_ROOT", made.signatureRoot().toString());
        assertTrue(fine().matches(".* good until \\d{4}-\\d\\d-\\d\\d"), well.get(0));
    }

    @Test
    void aRootThatIsNoneIsToldByItsSetting() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        environment.put("MINASIDOR_BANKID_SIGNATURE_ROOT", empty.toString());
        assertFault(
                "signatures: "
                        + empty
                        + " holds no certificate in PEM form; see MINASIDOR_BANKID_SIGNATURE_ROOT");
        environment.put("MINASIDOR_BANKID_ROOT", empty.toString());
        assertFault(
                "root: " + empty + " holds no certificate in PEM form; see MINASIDOR_BANKID_ROOT");
    }

    @Test
    void whatIsMissingIsSaidByNameAndIsNoFault() throws Exception {
        certificate("other");
        assertEquals(
                "solberga: announced, and nobody can press it; it opens with "
                        + made.relyingParties().toAbsolutePath().resolve("other.p12")
                        + ", and its password in other.password",
                fine());
        certificate("solberga");
        environment.remove("MINASIDOR_BANKID_ROOT");
        assertTrue(fine().endsWith("MINASIDOR_BANKID_ROOT is not set"));
        environment.remove("MINASIDOR_BANKID_CERTIFICATES");
        assertTrue(fine().endsWith("MINASIDOR_BANKID_CERTIFICATES is not set"));
    }

    @Test
    void aCertificateThatEndsSoonOrHasEndedIsAFault() throws Exception {
        made.relyingParty("soon", "Solberga", Instant.now().plus(Duration.ofDays(30)));
        certificate("soon");
        well.clear();
        look();
        assertTrue(bad.get(0).endsWith("order a new one from the bank"), bad.toString());
        assertTrue(well.get(0).startsWith("solberga: BankID answers"), "and it still works");
        made.relyingParty("ended", "Solberga", Instant.now().minus(Duration.ofHours(1)));
        certificate("ended");
        assertFault("certificate: it ended on ");
    }

    @Test
    void aWrongPasswordIsToldByItsFile() throws Exception {
        made.relyingParty("locked", "Solberga");
        Files.writeString(made.relyingParties().resolve("locked.password"), "wrong");
        certificate("locked");
        assertTrue(fault().endsWith("locked.p12 cannot be opened with its password"), bad.get(0));
    }

    @Test
    void aHostThatIsNotThereIsToldByNameAndByConnection() throws Exception {
        environment.put("MINASIDOR_BANKID_URL", "https://bankid.nobody.invalid/rp/v6.0/");
        assertFault("name: no computer is called \"bankid.nobody.invalid\"");
        try (OwnPort nobodys = new OwnPort()) {
            environment.put(
                    "MINASIDOR_BANKID_URL", "https://localhost:" + nobodys.number() + "/rp/v6.0/");
            assertFault("connect: localhost does not answer; see MINASIDOR_BANKID_URL");
        }
    }

    @Test
    void anotherRootIsTold(@TempDir Path strangers) {
        environment.put("MINASIDOR_BANKID_ROOT", TestCertificates.in(strangers).root().toString());
        assertFault("TLS: localhost shows a certificate that MINASIDOR_BANKID_ROOT does not vouch");
    }

    @Test
    void aCertificateThatBankIdDoesNotKnowIsTold(@TempDir Path strangers) {
        TestCertificates other = TestCertificates.in(strangers);
        other.relyingParty("solberga", "Solberga");
        environment.put("MINASIDOR_BANKID_CERTIFICATES", other.relyingParties().toString());
        assertFault("TLS: localhost ends the connection (");
    }

    @Test
    void aServerThatTakesTheConnectionAndStaysSilentIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            patience = Duration.ofMillis(500);
            environment.put(
                    "MINASIDOR_BANKID_URL", "https://localhost:" + silent.getLocalPort() + "/");
            String fault = fault();
            assertTrue(fault.matches("solberga: (connect|service): .*"), fault);
        }
    }

    @Test
    void somethingElseAtTheAddressIsTold() throws Exception {
        HttpServer plain =
                HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        plain.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        plain.start();
        try {
            environment.put(
                    "MINASIDOR_BANKID_URL",
                    "http://localhost:" + plain.getAddress().getPort() + "/rp/v6.0/");
            assertFault("service: http://localhost");
            assertTrue(bad.get(0).endsWith("answers 200 instead of 405; see MINASIDOR_BANKID_URL"));
        } finally {
            plain.stop(0);
        }
    }
}
