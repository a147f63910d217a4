package se.minasidor.login.bankid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.minasidor.bankidsimulator.Answer;
import se.minasidor.bankidsimulator.BankIdSimulator;
import se.minasidor.bankidsimulator.PhoneClient;
import se.minasidor.bankidsimulator.TestCertificates;
import se.minasidor.customers.Identities;
import se.minasidor.customers.IdentityNumber;
import se.minasidor.login.BankIdCertificate;
import se.minasidor.login.LoginAttempts;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

/** Signing against the simulator, with the tables of a real PostgreSQL. */
class SigningTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final String PERSON = "193502168788";
    private static final String OTHER = "193503189049";
    private static final String TEXT = "Jag låter Åsa se mina fakturor till och med 2027-11-20.";
    private static final URI BACK = URI.create("https://alfa.localhost/ombud/klar");
    private static final SecretKeys KEYS = new SecretKeys(Map.of("k1", new byte[32]));
    private static final Identities IDENTITIES = new Identities(KEYS);
    private static final NewOrders.From BROWSER =
            new NewOrders.From("127.0.0.1", "Browser", Optional.empty());
    private static final Tenant TENANT =
            new Tenant(
                    ALFA,
                    null,
                    new Tenant.Hosts("alfa.localhost", List.of()),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    new Tenant.Login(
                            null,
                            List.of(),
                            List.of(),
                            Optional.empty(),
                            Map.of(),
                            false,
                            "alfa",
                            false,
                            ""),
                    null,
                    null,
                    null,
                    null,
                    null,
                    new Tenant.Throttle(5, Duration.ofSeconds(1), Duration.ofSeconds(60)),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);

    @TempDir static Path folder;

    private static Database database;
    private static BankIdSimulator simulator;
    private static Path roots;

    private final UUID person = UUID.randomUUID();
    private final ToSign toSign =
            new ToSign(
                    person,
                    IDENTITIES.party(ALFA, IdentityNumber.typed(PERSON).orElseThrow()),
                    "delegation");
    private final PhoneClient phone = new PhoneClient(simulator.phone());

    @BeforeAll
    static void start() throws Exception {
        database =
                new Database(
                        "V1_0__tenancy",
                        "V1_3__accounts",
                        "V1_4__login",
                        "V3_0__bankid_orders",
                        "V3_4__actors",
                        "V3_4_1__signing");
        TestCertificates certificates = TestCertificates.in(folder);
        certificates.relyingParty("alfa", "Bolaget Alfa");
        roots = certificates.signatureRoot();
        Clock standing = Clock.fixed(Instant.now(), ZoneOffset.UTC);
        simulator = BankIdSimulator.start(0, 0, certificates, List.of(), standing);
    }

    @AfterAll
    static void stop() throws Exception {
        simulator.close();
        database.close();
    }

    @BeforeEach
    void asUsual() {
        simulator.script().clear();
    }

    /** Everything on one connection, as it is on a server for one request. */
    private record Portal(Sql sql, Orders orders, Signing signing, SignedTexts texts) {

        static Portal on(Sql sql, Optional<Path> signatureRoot) {
            return on(sql, signatureRoot, () -> {});
        }

        /**
         * @param meanwhile happens while BankID answers
         */
        static Portal on(Sql sql, Optional<Path> signatureRoot, Runnable meanwhile) {
            BankIdSettings settings =
                    new BankIdSettings(
                            simulator.url(),
                            simulator.certificates().root(),
                            signatureRoot,
                            simulator.certificates().relyingParties());
            Clock clock = Clock.systemUTC();
            BankIdClient client =
                    new BankIdClient(settings, Duration.ofMinutes(2)) {
                        @Override
                        Answers.Collected collect(String certificate, String orderRef) {
                            Answers.Collected answer = super.collect(certificate, orderRef);
                            meanwhile.run();
                            return answer;
                        }
                    };
            Orders orders = new Orders(sql, KEYS);
            SecurityEvents events = new SecurityEvents(sql, clock);
            SignedTexts texts = new SignedTexts(sql, KEYS, settings, orders, clock);
            NewOrders making =
                    new NewOrders(client, orders, new LoginAttempts(sql, KEYS, clock), events);
            return new Portal(
                    sql,
                    orders,
                    new Signing(
                            making,
                            client,
                            orders,
                            new Asking(client, settings, orders, IDENTITIES, texts, events)),
                    texts);
        }
    }

    private static <T> T in(Function<Portal, T> work) {
        return in(Optional.of(roots), work);
    }

    private static <T> T in(Optional<Path> signatureRoot, Function<Portal, T> work) {
        return database.in(ALFA, sql -> work.apply(Portal.on(sql, signatureRoot)));
    }

    private String begin(Start start) {
        return assertInstanceOf(
                        NewOrders.Kept.class,
                        in(p -> p.signing().begin(TENANT, start, TEXT, toSign, BACK, BROWSER)))
                .flow();
    }

    /** Asks BankID, whose turn it is at once. */
    private static Order look(String flow) {
        return look(Optional.of(roots), flow);
    }

    private static Order look(Optional<Path> signatureRoot, String flow) {
        return in(
                signatureRoot,
                p -> {
                    askedAtOnce(p.sql());
                    return p.signing().look(ALFA, flow).orElseThrow();
                });
    }

    private static void askedAtOnce(Sql sql) {
        sql.update(
                "update bankid_order set ask_after = clock_timestamp()"
                        + " - interval '1 second' where tenant_id = ?",
                ALFA);
    }

    /** Reads the code of the order; returns what its page posts in the end. */
    private String scan(String flow) {
        Order.Secrets secrets = look(flow).secrets().orElseThrow();
        assertTrue(
                phone.scan(
                        QrCode.text(
                                secrets.order().qrStartToken(),
                                secrets.order().qrStartSecret(),
                                0)));
        return secrets.nonce();
    }

    private Optional<UUID> use(UUID who, String flow, String nonce) {
        return in(p -> p.signing().use(ALFA, who, flow, nonce));
    }

    private long kept() {
        return in(
                p ->
                        p.sql()
                                .first(
                                        "select count(*) as n from bankid_signature"
                                                + " where person_id = ?",
                                        row -> (long) row.number("n"),
                                        person)
                                .orElseThrow());
    }

    @Test
    void whatSomebodySignsIsKeptWithTheTextAndCanBeCheckedByOthersLater() throws Exception {
        String flow = begin(Start.CODE);
        String nonce = scan(flow);
        assertTrue(phone.screen().contains("Jag låter Åsa se mina fakturor"), "the signer sees it");
        phone.approve(PERSON);
        assertEquals(Order.State.COMPLETE, look(flow).state());
        UUID number = use(person, flow, nonce).orElseThrow();
        assertEquals(Optional.empty(), use(person, flow, nonce), "once");

        SignedTexts.Kept text = in(p -> p.texts().find(ALFA, number)).orElseThrow();
        assertEquals(person, text.person());
        assertEquals("delegation", text.purpose());
        assertEquals(TEXT, text.visible());
        new SignatureCheck(BankIdCertificate.pem(roots))
                .check(
                        new Answers.Completion(
                                PERSON,
                                "",
                                "",
                                "",
                                Optional.empty(),
                                text.signature(),
                                text.ocspResponse()),
                        new SignatureCheck.Expected(
                                SignatureCheck.SIGNING, PERSON, text.visible(), text.hidden()));
        String row =
                in(
                        p ->
                                p.sql()
                                        .first(
                                                "select s::text as row from bankid_signature s"
                                                        + " where id = ?",
                                                r -> r.text("row"),
                                                number)
                                        .orElseThrow());
        assertFalse(row.contains(PERSON), "nobody reads the number in the database");
    }

    @Test
    void aLinkSignsToo() {
        String flow = begin(Start.LINK);
        Order.Secrets secrets = look(flow).secrets().orElseThrow();
        assertEquals("", secrets.nonce(), "only the app knows it");
        assertTrue(phone.open("bankid:///?autostarttoken=" + secrets.order().autoStartToken()));
        String back = phone.approve(PERSON).orElseThrow();
        assertTrue(back.startsWith(BACK + "?n="), back);
        look(flow);
        assertEquals(Optional.empty(), use(person, flow, "A".repeat(43)));
        assertTrue(use(person, flow, back.substring(back.indexOf("n=") + 2)).isPresent());
    }

    @Test
    void whatSomebodyElseSignsIsRefused() {
        String flow = begin(Start.CODE);
        String nonce = scan(flow);
        phone.approve(OTHER);
        Order order = look(flow);
        assertEquals(Order.State.FAILED, order.state());
        assertEquals("signedbyother", order.message());
        assertEquals(Optional.empty(), use(person, flow, nonce));
        assertEquals(0, kept());
    }

    @ParameterizedTest
    @ValueSource(strings = {"moderate", "high"})
    void whatBankIdHasDoubtsAboutIsNoEvidence(String risk) {
        simulator.script().risk(risk);
        String flow = begin(Start.CODE);
        String nonce = scan(flow);
        phone.approve(PERSON);
        assertEquals(Order.State.FAILED, look(flow).state());
        assertEquals(Optional.empty(), use(person, flow, nonce));
        assertEquals(0, kept());
    }

    @Test
    void onlyTheOneWhoWasToSignGetsIt() {
        String flow = begin(Start.CODE);
        String nonce = scan(flow);
        phone.approve(PERSON);
        look(flow);
        assertEquals(Optional.empty(), use(UUID.randomUUID(), flow, nonce));
    }

    @Test
    void aSignatureLetsNobodyInAndALoginSignsNothing() {
        String flow = begin(Start.CODE);
        String nonce = scan(flow);
        phone.approve(PERSON);
        assertEquals(Order.State.COMPLETE, look(flow).state());
        assertEquals(Optional.empty(), in(p -> p.orders().use(ALFA, flow, nonce)));
        assertTrue(use(person, flow, nonce).isPresent());
        assertEquals(List.of(), simulator.script().calls("auth"));
    }

    @Test
    void whatCannotBeCheckedIsNotKept() {
        String flow = begin(Start.CODE);
        scan(flow);
        phone.approve(PERSON);
        assertEquals(Order.State.FAILED, look(Optional.empty(), flow).state());
        assertEquals(0, kept());
    }

    @Test
    void anOrderToSignThatNobodyStartsIsMadeAnewToSign() {
        String flow = begin(Start.CODE);
        simulator.script().next("collect", Answer.failed("startFailed"));
        assertEquals(Order.State.PENDING, look(flow).state());
        assertEquals(2, simulator.script().calls("sign").size());
        assertEquals(0, simulator.script().calls("auth").size());
        String nonce = scan(flow);
        phone.approve(PERSON);
        look(flow);
        assertTrue(use(person, flow, nonce).isPresent());
    }

    @Test
    void whoLeavesWhileBankIdAnswersHasSignedNothing() throws Exception {
        String flow = begin(Start.CODE);
        scan(flow);
        phone.approve(PERSON);
        Optional<Order> left =
                database.in(
                        ALFA,
                        sql -> {
                            askedAtOnce(sql);
                            Runnable leave = () -> new Orders(sql, KEYS).end(ALFA, flow);
                            return Portal.on(sql, Optional.of(roots), leave)
                                    .signing()
                                    .look(ALFA, flow);
                        });
        assertEquals(Optional.empty(), left);
        assertEquals(0, kept());
        assertEquals("left delegation", told("purpose"));
    }

    @Test
    void whatBecameOfAnOrderIsToldWithTheMethod() throws Exception {
        String flow = begin(Start.CODE);
        simulator.script().next("collect", Answer.failed("userCancel"));
        look(flow);
        assertEquals("failed USER_CANCEL", told("hint"));
        simulator.script().next("sign", Answer.error(400, "invalidParameters", "no"));
        in(p -> p.signing().begin(TENANT, Start.CODE, TEXT, toSign, BACK, BROWSER));
        assertEquals("error", told("failure").split(" ")[0]);
        String other = begin(Start.CODE);
        scan(other);
        phone.approve(OTHER);
        look(other);
        assertEquals("signed-by-other CODE", told("start"));
    }

    /** The latest line about BankID, which says that it was BankID. */
    private static String told(String detail) throws Exception {
        return database.rows(
                ALFA,
                "select outcome, detail ->> '%s' from security_event where event = 'bankid'"
                                .formatted(detail)
                        + " and detail ->> 'method' = 'bankid' order by at desc limit 1");
    }

    @Test
    void aTextMustBeThereAndNotTooLong() {
        for (String text : new String[] {" ", "å".repeat(16_000)}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () ->
                            in(
                                    p ->
                                            p.signing()
                                                    .begin(
                                                            TENANT,
                                                            Start.CODE,
                                                            text,
                                                            toSign,
                                                            BACK,
                                                            BROWSER)));
        }
    }
}
