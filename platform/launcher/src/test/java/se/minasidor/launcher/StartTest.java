package se.minasidor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.minasidor.bankidsimulator.TestCertificates;
import se.minasidor.launcher.database.EmbeddedDatabase;
import se.minasidor.launcher.database.LoginCheck;
import se.minasidor.launcher.mailsink.MailSink;
import se.minasidor.launcher.settings.Settings;
import se.minasidor.tenancy.testing.OwnPort;

class StartTest {

    @TempDir Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final OwnPort port = new OwnPort();
    private final OwnPort mailPort = new OwnPort();

    StartTest() throws IOException {}

    @BeforeEach
    void anEnvironment() throws Exception {
        environment.put("MINASIDOR_DATA", folder.resolve("data").toString());
        environment.put("MINASIDOR_PORT", String.valueOf(port.number()));
        environment.put("MINASIDOR_DB", "embedded");
        environment.put("MINASIDOR_MAIL_HOST", "127.0.0.1");
        environment.put("MINASIDOR_MAIL_PORT", String.valueOf(mailPort.number()));
        environment.put("MINASIDOR_MAIL_FROM", "no-reply@example.se");
        environment.put(
                "MINASIDOR_SECRET_KEY_FILE",
                PrivateFile.keyFile(folder.resolve("keys")).toString());
    }

    @AfterEach
    void leave() throws IOException {
        port.close();
        mailPort.close();
    }

    private List<String> refusals() {
        Start start =
                new Start(new Distribution(folder), environment, step -> Duration.ofMinutes(2));
        return assertThrows(Refusal.class, start::run).reasons();
    }

    @Test
    void theMailSinkIsRefused() throws Exception {
        try (MailSink sink = MailSink.start(mailPort.number(), 0)) {
            List<String> reasons = refusals();
            assertEquals(1, reasons.size(), reasons.toString());
            assertTrue(reasons.get(0).startsWith("MINASIDOR_MAIL_HOST says"), reasons.get(0));
            environment.put("MINASIDOR_MAIL_TLS", "required");
            assertEquals(reasons, refusals(), "TLS fails, and it is a sink all the same");
            assertTrue(sink.links().isEmpty());
        }
    }

    @Test
    void theBankIdSimulatorIsRefused() {
        TestCertificates simulator = TestCertificates.in(folder.resolve("bankid"));
        environment.put("MINASIDOR_BANKID_URL", "https://localhost:8443/rp/v6.0/");
        environment.put("MINASIDOR_BANKID_ROOT", simulator.root().toString());
        environment.put("MINASIDOR_BANKID_SIGNATURE_ROOT", simulator.signatureRoot().toString());
        List<String> reasons = refusals();
        assertEquals(3, reasons.size(), reasons.toString());
        assertTrue(reasons.get(0).startsWith("MINASIDOR_BANKID_URL says"), reasons.get(0));
        assertEquals("MINASIDOR_BANKID_ROOT: this root is the simulator's", reasons.get(1));
        assertEquals(
                "MINASIDOR_BANKID_SIGNATURE_ROOT: this root is the simulator's", reasons.get(2));
    }

    @Test
    void aPhoneInsteadOfTheAppIsNoSetting() {
        environment.put("MINASIDOR_BANKID_APP", "http://127.0.0.1:8027/");
        assertEquals(
                List.of("MINASIDOR_BANKID_APP is not a setting; see ./minasidor help settings"),
                refusals());
    }

    @Test
    void aTestProviderThatLetsEverybodyInIsRefused() throws Exception {
        Path tenant = Files.createDirectories(folder.resolve("data/tenants/solberga"));
        Files.writeString(tenant.resolve("texts.properties"), "brand.companyName=Solberga\n");
        Files.writeString(
                tenant.resolve("tenant.properties"),
                """
                tenant.id=solberga
                tenant.status=active
                hosts=solberga.localhost
                login.methods=social
                login.providers=google
                login.oidc.google.issuer=http://127.0.0.1:8030/google
                login.oidc.google.clientId=demo
                login.oidc.google.clientSecret=env:DEMO_SECRET
                """);
        List<String> reasons = refusals();
        assertEquals(
                List.of(
                        "tenants/solberga: login.oidc.google.issuer says"
                                + " \"http://127.0.0.1:8030/google\": a TEST provider, which lets"
                                + " everybody in"),
                reasons);
    }

    @Test
    void theDemosFolderIsRefused() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(Demo.mark(data), "");
        assertTrue(refusals().get(0).startsWith("MINASIDOR_DATA says"));
    }

    @Test
    void aKeyFileThatIsNoneIsRefusedWithoutShowingIt() throws Exception {
        Files.writeString(folder.resolve("keys"), "k1=abracadabra\n");
        List<String> reasons = refusals();
        assertEquals(1, reasons.size());
        assertTrue(reasons.get(0).startsWith("MINASIDOR_SECRET_KEY_FILE: "), reasons.get(0));
        assertTrue(!reasons.get(0).contains("abracadabra"), reasons.get(0));
    }

    @Test
    void aTakenPortIsRefused() throws Exception {
        try (var taken = new java.net.ServerSocket()) {
            taken.bind(new java.net.InetSocketAddress("127.0.0.1", port.number()));
            assertTrue(refusals().get(0).startsWith("MINASIDOR_PORT says " + port.number()));
        }
    }

    @Test
    void theDatabasesLoginsAreHeldToWhatTheyMayBe() throws Exception {
        try (OwnPort databases = new OwnPort();
                EmbeddedDatabase database =
                        EmbeddedDatabase.start(folder.resolve("db"), databases.number())) {
            Settings good = Settings.read(environment).with(database.settings());
            assertEquals(List.of(), Start.database(good));

            Settings wrongPassword = good.with(Map.of("DB_PASSWORD", "x"));
            assertTrue(
                    Start.database(wrongPassword).get(0).startsWith("MINASIDOR_DB_USER says"),
                    Start.database(wrongPassword).toString());

            Settings sameLogin = good.with(Map.of("DB_USER", EmbeddedDatabase.OWNER));
            assertEquals(1, Start.database(sameLogin).size());

            try (Connection owner = database.asOwner();
                    Statement sql = owner.createStatement()) {
                sql.execute("create schema " + LoginCheck.DEMO_MARK);
            }
            assertEquals(
                    List.of("MINASIDOR_DB_URL: this database holds demo data"),
                    Start.database(good));
        }
        Settings nobody =
                Settings.read(environment)
                        .with(
                                Map.of(
                                        "DB_URL", "jdbc:postgresql://127.0.0.1:1/minasidor",
                                        "DB_USER", "a",
                                        "DB_PASSWORD", "b",
                                        "DB_MIGRATION_USER", "c",
                                        "DB_MIGRATION_PASSWORD", "d"));
        assertTrue(
                Start.database(nobody).get(0).startsWith("MINASIDOR_DB_URL: no database answers"));
    }
}
