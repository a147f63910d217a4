package se.minasidor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.minasidor.bankidsimulator.TestCertificates;
import se.minasidor.launcher.SmtpConversation.Server;
import se.minasidor.launcher.settings.Settings;
import se.minasidor.login.BankIdCertificate;
import se.minasidor.tenancy.TenantFolders;
import se.minasidor.tenancy.testing.OwnPort;

/** What {@code doctor} says about mail, and at which step; each time in a real conversation. */
class MailCheckTest {

    private static final String LOGIN = Base64.getEncoder().encodeToString("\0us\0pw".getBytes());

    @TempDir static Path certificates;
    private static SSLContext ofServer;
    private static SSLSocketFactory knowing;

    @TempDir Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private MailServer mail;
    private SmtpConversation.Patience patience = step -> Duration.ofMinutes(2);
    private SSLSocketFactory trust = (SSLSocketFactory) SSLSocketFactory.getDefault();

    @BeforeAll
    static void aCertificateForLocalhost() throws Exception {
        TestCertificates made = TestCertificates.in(certificates);
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificates.resolve("server.p12"))) {
            own.load(in, "simulator".toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, "simulator".toCharArray());
        ofServer = SSLContext.getInstance("TLS");
        ofServer.init(keys.getKeyManagers(), null, null);
        KeyStore root = KeyStore.getInstance("PKCS12");
        root.load(null, null);
        root.setCertificateEntry("root", BankIdCertificate.pem(made.root()).get(0));
        TrustManagerFactory known = TrustManagerFactory.getInstance("PKIX");
        known.init(root);
        SSLContext ofClient = SSLContext.getInstance("TLS");
        ofClient.init(null, known.getTrustManagers(), null);
        knowing = ofClient.getSocketFactory();
    }

    @BeforeEach
    void twoOrganisations() throws Exception {
        mail = new MailServer(ofServer, false);
        environment.put("MINASIDOR_DB", "embedded");
        environment.put("MINASIDOR_MAIL_HOST", "localhost");
        environment.put("MINASIDOR_MAIL_PORT", String.valueOf(mail.port()));
        environment.put("MINASIDOR_MAIL_FROM", "Mina sidor <portal@example.se>");
        tenant("alfa", "");
        tenant("beta", "mail.from=post@beta.example\n");
    }

    private void tenant(String id, String more) throws IOException {
        Path tenant = Files.createDirectories(folder.resolve(id));
        Files.writeString(
                tenant.resolve("tenant.properties"),
                "tenant.id=%1$s\ntenant.status=active\nhosts=%1$s.localhost\nlogin.methods=customernumber\n%2$s"
                        .formatted(id, more));
        Files.writeString(tenant.resolve("texts.properties"), "brand.companyName=X\n");
    }

    @AfterEach
    void stop() throws IOException {
        mail.close();
    }

    private List<MailCheck.Found> found() {
        return found(false);
    }

    private List<MailCheck.Found> found(boolean demo) {
        Settings settings = Settings.examine(environment).settings();
        Server server = MailCheck.server(settings);
        return new MailCheck(
                        new Server(server.host(), server.port(), server.tls(), trust, patience),
                        settings)
                .of(TenantFolders.once(folder).tenants().values(), demo);
    }

    /** Of a server that says nothing at that step; its other answers may take their time. */
    private void silentAt(String silent) {
        patience = step -> step.equals(silent) ? Duration.ofMillis(300) : Duration.ofMinutes(2);
    }

    private List<String> well() {
        List<MailCheck.Found> found = found();
        assertTrue(found.stream().noneMatch(MailCheck.Found::fault), found.toString());
        return found.stream().map(MailCheck.Found::words).toList();
    }

    /** The only fault, without the port, which is another each time. */
    private String fault() {
        List<String> faults =
                found().stream().filter(MailCheck.Found::fault).map(f -> f.words()).toList();
        assertEquals(1, faults.size(), faults.toString());
        return faults.get(0).replaceAll("localhost:\\d+", "localhost:N");
    }

    private void offering(String... extensions) {
        mail.answers.put(
                "EHLO",
                "250-mail.example\r\n250-" + String.join("\r\n250-", extensions) + "\r\n250 HELP");
    }

    @Test
    void eachSenderIsOfferedAndNoLetterIsBegun() {
        assertEquals(
                List.of(
                        "localhost:" + mail.port() + " answers, without TLS",
                        "alfa as portal@example.se: the server takes it",
                        "beta as post@beta.example: the server takes it"),
                well());
        assertTrue(mail.heard.contains("MAIL FROM:<post@beta.example>"), mail.heard.toString());
        assertTrue(mail.heard.stream().noneMatch(line -> line.startsWith("DATA")));
        assertEquals(2, mail.heard.stream().filter("RSET"::equals).count());
    }

    @Test
    void aTenantsSenderThatIsRefusedIsToldByItsSettingAndTheOthersAreTriedAllTheSame() {
        mail.answers.put("MAIL FROM:<post@beta.example>", "553 5.7.1 not yours");
        assertEquals(
                "beta as post@beta.example, sender: the server refuses it (553 5.7.1 not yours);"
                        + " change mail.from of beta, or let the server allow us this sender",
                fault());
        mail.answers.remove("MAIL FROM:<post@beta.example>");
        mail.answers.put("MAIL FROM:<portal@example.se>", "550 no such domain");
        assertTrue(fault().contains("change MINASIDOR_MAIL_FROM"), fault());
        assertTrue(mail.heard.contains("MAIL FROM:<post@beta.example>"), mail.heard.toString());
    }

    @Test
    void whereTheServerHangsUpOnOneSenderTheOthersAreTriedOnANewConnection() throws Exception {
        tenant("gamma", "mail.from=post@gamma.example\n");
        mail.answers.put("MAIL FROM:<post@beta.example>", MailServer.HANGS_UP);
        assertTrue(
                fault().startsWith("beta as post@beta.example, sender: localhost:N hangs up ("),
                fault());
        assertTrue(fault().endsWith("); see mail.from of beta"), fault());
        List<String> words = found().stream().map(MailCheck.Found::words).toList();
        assertEquals("gamma as post@gamma.example: the server takes it", words.get(3));
        assertEquals(4, words.size(), words.toString());
    }

    @Test
    void aServerThatSaysThatItGoesIsLeft() throws Exception {
        tenant("gamma", "mail.from=post@gamma.example\n");
        mail.answers.put("MAIL FROM:<post@beta.example>", "421 4.7.0 not from you");
        assertTrue(fault().contains("the server refuses it (421 4.7.0 not from you)"), fault());
        long begun = mail.heard.stream().filter(line -> line.startsWith("EHLO")).count();
        assertEquals(4, begun, "twice on a new connection for the third");
    }

    @Test
    void aServerThatTakesLettersForItsOwnPeopleOnlyIsFound() {
        tenantBetaOnly();
        mail.answers.put("RCPT", "554 5.7.1 Relay access denied");
        assertTrue(
                fault().startsWith(
                                "beta as post@beta.example, recipient: the server takes no letter"
                                        + " from it to customers elsewhere (554 5.7.1 Relay"),
                fault());
        for (String plain : List.of("550 relay not permitted", "550 Sender verify failed")) {
            mail.answers.put("RCPT", plain);
            assertTrue(fault().contains("elsewhere (" + plain), fault());
        }
        mail.answers.put("RCPT", "550 5.1.8 bad sender domain");
        assertTrue(fault().contains("change mail.from of beta"), fault());
    }

    @Test
    void thatNobodyHasTheAddressWeAskAboutIsNoFault() {
        mail.answers.put("RCPT", "550 5.1.1 nobody here");
        assertEquals("beta as post@beta.example: the server takes it", well().get(2));
        mail.answers.put("RCPT", "550 Unrouteable address");
        assertEquals("beta as post@beta.example: the server takes it", well().get(2));
        mail.answers.put("RCPT", "450 4.7.1 come back later");
        assertTrue(well().get(2).contains("asks to come back"), well().toString());
    }

    private void tenantBetaOnly() {
        environment.remove("MINASIDOR_MAIL_FROM");
    }

    @Test
    void aHostThatNobodyHasIsToldByItsName() {
        environment.put("MINASIDOR_MAIL_HOST", "smtp.nobody.invalid");
        assertEquals(
                "name: no computer is called \"smtp.nobody.invalid\"; see MINASIDOR_MAIL_HOST",
                fault());
    }

    @Test
    void aPortWhereNobodyListensIsTold() throws Exception {
        try (OwnPort nobodys = new OwnPort()) {
            environment.put("MINASIDOR_MAIL_PORT", String.valueOf(nobodys.number()));
            assertTrue(fault().startsWith("connect: localhost:N does not answer ("), fault());
            assertTrue(fault().contains("MINASIDOR_MAIL_HOST and MINASIDOR_MAIL_PORT"), fault());
        }
    }

    @Test
    void aServerThatTakesTheConnectionAndSaysNothingIsGivenUp() {
        mail.answers.put("greeting", "");
        silentAt("greeting");
        String fault = fault();
        assertTrue(
                fault.startsWith("greeting: localhost:N takes the connection and says nothing"),
                fault);
        assertTrue(fault.endsWith("Then set MINASIDOR_MAIL_TLS=implicit"), fault);
    }

    @Test
    void aServerThatGoesSilentLaterIsToldByThatStep() {
        mail.answers.put("RCPT", "");
        silentAt("recipient");
        tenantBetaOnly();
        String fault = fault();
        assertTrue(
                fault.startsWith(
                        "beta as post@beta.example, recipient: localhost:N takes the connection"),
                fault);
    }

    @Test
    void whatIsNoMailServerIsShownWhatItSaysWithoutItsControlCharacters() {
        mail.answers.put("greeting", "HTTP/1.1 400 Bad\u001b[2JRequest");
        assertEquals(
                "greeting: localhost:N answers, but not as a mail server: \"HTTP/1.1 400"
                        + " Bad?[2JRequest\"; see MINASIDOR_MAIL_PORT",
                fault());
        mail.answers.put("greeting", "421 too busy");
        assertEquals("greeting: localhost:N takes no mail now: 421 too busy", fault());
        mail.answers.put("greeting", "220 ".repeat(5000));
        assertTrue(fault().contains("its answer is too long"), fault());
    }

    @Test
    void aMailSinkIsFoundWhetherItsTlsIsGoodOrNot() {
        mail.answers.put("greeting", "220 /127.0.0.1 GreenMail SMTP Service v2.1 ready");
        offering("STARTTLS");
        assertTrue(fault().endsWith("is a mail sink for tests"), fault());
        environment.put("MINASIDOR_MAIL_TLS", "required");
        offering("HELP");
        assertTrue(fault().endsWith("is a mail sink for tests"), fault());
    }

    @Test
    void whereTlsIsRequiredAndNotOfferedTheStepIsTls() {
        environment.put("MINASIDOR_MAIL_TLS", "required");
        assertTrue(fault().startsWith("TLS: localhost:N does not offer STARTTLS"), fault());
        assertTrue(mail.heard.stream().noneMatch(line -> line.startsWith("MAIL")));
    }

    @Test
    void offeredTlsIsUsedAndItsCertificateHasToBeGood() {
        offering("STARTTLS");
        assertTrue(
                fault().startsWith("TLS: localhost:N shows a certificate that this Java does not"),
                fault());
        trust = knowing;
        assertTrue(well().get(0).endsWith(" answers, with TLS"), well().toString());
        environment.put("MINASIDOR_MAIL_TLS", "required");
        assertTrue(well().get(0).endsWith(" answers, with TLS"), well().toString());
        mail.answers.put("STARTTLS", "454 4.7.0 not now");
        assertTrue(
                fault().startsWith("TLS: localhost:N refuses STARTTLS: 454 4.7.0 not now"),
                fault());
    }

    @Test
    void tlsFromTheFirstByteIsSpokenWhereItIsSet() throws Exception {
        environment.put("MINASIDOR_MAIL_TLS", "implicit");
        trust = knowing;
        assertTrue(fault().contains("MINASIDOR_MAIL_TLS=implicit is for port 465"), fault());
        try (MailServer at465 = new MailServer(ofServer, true)) {
            environment.put("MINASIDOR_MAIL_PORT", String.valueOf(at465.port()));
            assertTrue(well().get(0).endsWith(" answers, with TLS"), well().toString());
            // the same port without the setting: it waits for us to begin
            environment.remove("MINASIDOR_MAIL_TLS");
            silentAt("greeting");
            assertTrue(fault().startsWith("greeting: "), fault());
        }
    }

    @Test
    void aRefusedLoginIsToldWithoutThePassword() {
        login();
        offering("AUTH LOGIN PLAIN");
        assertTrue(well().get(0).endsWith(", and lets us in"), well().toString());
        assertTrue(mail.heard.contains("AUTH PLAIN " + LOGIN), mail.heard.toString());
        mail.answers.put("AUTH", "535 5.7.8 who are you?");
        assertEquals(
                "login: localhost:N refuses MINASIDOR_MAIL_USER with MINASIDOR_MAIL_PASSWORD: 535"
                        + " 5.7.8 who are you?",
                fault());
        assertFalse(fault().contains("pw") || fault().contains(LOGIN), fault());
    }

    @Test
    void aServerWithoutALoginIsTold() {
        login();
        assertTrue(fault().startsWith("login: localhost:N, without TLS, offers no login"), fault());
    }

    private void login() {
        environment.put("MINASIDOR_MAIL_USER", "us");
        environment.put("MINASIDOR_MAIL_PASSWORD", "pw");
    }

    @Test
    void aServerThatOthersWroteIsUnderstood() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", "smtp");
        setup.setServerStartupTimeout(Duration.ofMinutes(2).toMillis());
        GreenMail real = new GreenMail(setup);
        real.start();
        real.getSmtp().setClientSocketTimeout((int) Duration.ofMinutes(2).toMillis());
        try {
            real.setUser("us@example.se", "us", "pw");
            environment.put("MINASIDOR_MAIL_PORT", String.valueOf(real.getSmtp().getPort()));
            login();
            List<MailCheck.Found> demo = found(true);
            assertEquals(3, demo.size(), demo.toString());
            assertTrue(demo.stream().noneMatch(MailCheck.Found::fault), demo.toString());
            assertEquals(0, real.getReceivedMessages().length);
            assertTrue(fault().endsWith("is a mail sink for tests"), fault());
            environment.put("MINASIDOR_MAIL_PASSWORD", "wrong");
            demo = found(true);
            assertTrue(demo.get(0).words().startsWith("login: "), demo.toString());
        } finally {
            real.stop();
        }
    }
}
