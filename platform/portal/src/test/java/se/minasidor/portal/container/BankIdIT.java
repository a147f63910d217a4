package se.minasidor.portal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.minasidor.bankidsimulator.Answer;
import se.minasidor.bankidsimulator.BankIdSimulator;
import se.minasidor.bankidsimulator.PhoneClient;

/**
 * Logging in with BankID on two nodes: who is let in, and above all who is not (the rules that most
 * relying parties got wrong, among them the attack of 2024).
 */
class BankIdIT {

    private static final String PASSWORD = "en lugn kväll vid ån 17";
    private static final String STRANGER = "193812192395";
    private static final Pattern ORDER = Pattern.compile("data-bankid=\"([0-9a-f-]{36})\"");
    private static final Pattern NONCE = Pattern.compile("name=\"n\" value=\"([A-Za-z0-9_-]+)\"");
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*autostarttoken=[^\"]*)\"");

    private static Node one;
    private static Node two;
    private static Resident resident;
    private static Resident other;

    private final BankIdSimulator bankId = Surroundings.bankId();
    private final PhoneClient phone = new PhoneClient(bankId.phone());

    @BeforeAll
    static void twoNodes() throws SQLException {
        CompletableFuture<Node> second = CompletableFuture.supplyAsync(Node::start);
        one = Node.start();
        two = second.join();
        List<Resident> all = Resident.bringIn(one, "193805089145", "193809128345");
        resident = all.get(0);
        other = all.get(1);
        // a server that has just started, on a busy computer, may answer its first order too late
        for (Node node : List.of(one, two)) {
            Resident.await(
                    () -> 303 == visitor(node).post("/bankid", Map.of("gor", "kod")).statusCode(),
                    "the first order");
        }
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @BeforeEach
    void asUsual() throws SQLException {
        bankId.script().clear();
        bankId.script().patience(Surroundings.LONG);
        Resident.sql("delete from login_attempt");
    }

    private static Visitor visitor() {
        return visitor(one);
    }

    private static Visitor visitor(Node node) {
        return Visitor.of(node, Resident.HOST);
    }

    /** Presses "Verifiera". */
    private static Visitor withCode() {
        return begun("kod");
    }

    /** Presses "BankID på samma enhet". */
    private static Visitor withLink() {
        return begun("lank");
    }

    private static Visitor begun(String how) {
        Visitor visitor = visitor();
        HttpResponse<String> answer = visitor.post("/bankid", Map.of("gor", how));
        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals("/bankid", location(answer));
        return visitor;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private void scan(Visitor visitor) {
        assertTrue(phone.scan(Scanner.read(visitor.get("/bankid/kod").body())), "the app takes it");
    }

    private static String link(Visitor visitor) {
        return found(LINK, visitor.get("/bankid").body());
    }

    private static String found(Pattern what, String page) {
        Matcher matcher = what.matcher(page);
        assertTrue(matcher.find(), page);
        return matcher.group(1).replace("&amp;", "&");
    }

    private static String state(Visitor visitor) {
        return visitor.get("/bankid/lage").body();
    }

    private static void await(Visitor visitor, String state) {
        Resident.await(() -> state(visitor).contains("\"state\":\"" + state + "\""), state);
    }

    private static HttpResponse<String> comeIn(Visitor visitor, String nonce) {
        return visitor.post("/bankid/klar", Map.of("n", nonce));
    }

    private static String path(String url) {
        URI address = URI.create(url);
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    private static String nonceIn(String url) {
        return url.substring(url.indexOf("n=") + 2);
    }

    @Test
    void aCodeThatIsScannedAndApprovedLetsTheBrowserInThatShowedIt() {
        Visitor visitor = withCode();
        scan(visitor);
        assertTrue(phone.screen().contains("Logga in på"), "people see what for");
        assertTrue(phone.screen().contains("Bolaget Alfa"), "and at whose");
        phone.approve(resident.personnummer());
        await(visitor, "complete");
        assertFalse(visitor.isIn(), "asking how it goes lets nobody in");
        String nonce = found(NONCE, visitor.at(two).get("/bankid").body());
        HttpResponse<String> in = comeIn(visitor.at(two), nonce);
        assertEquals("/oversikt", location(in));
        assertTrue(visitor.isIn() && visitor.at(two).isIn());
        assertNotEquals("", visitor.cookie("session"));
        assertEquals(
                0,
                Resident.count(
                        "select count(*) from bankid_order where state = 'USED'"
                                + " and (secrets is not null or result is not null)"),
                "what is used is forgotten");
    }

    @Test
    void aLinkLetsInOnlyTheBrowserThatBeganAndOnlyByPosting() {
        Visitor visitor = withLink();
        String start = link(visitor);
        assertFalse(visitor.get("/bankid").body().contains("/bankid/kod"), "no code of it");
        assertEquals(204, visitor.get("/bankid/kod").statusCode());
        assertTrue(phone.open(start));
        String back = path(phone.approve(resident.personnummer()).orElseThrow());
        await(visitor, "complete");
        assertFalse(visitor.get("/bankid").body().contains(nonceIn(back)), "only the app knows");
        for (int look = 0; look < 3; look++) {
            HttpResponse<String> page = visitor.get(back);
            assertTrue(page.body().contains("data-bankid-continue"), page.body());
            assertEquals("no-referrer", page.headers().firstValue("Referrer-Policy").get());
            assertFalse(visitor.isIn(), "opening it lets nobody in");
        }
        assertEquals("/oversikt", location(comeIn(visitor, nonceIn(back))));
        assertTrue(visitor.isIn());
    }

    /** An attacker begins, sends the link to a victim who approves, and waits (CWE-384). */
    @Test
    void theAttackOf2024LetsNeitherIn() {
        Visitor attacker = withLink();
        assertTrue(phone.open(link(attacker)));
        String back = path(phone.approve(resident.personnummer()).orElseThrow());
        await(attacker, "complete");

        Visitor victim = visitor();
        HttpResponse<String> page = victim.get(back);
        assertTrue(page.body().contains("Gå tillbaka dit du började"), page.body());
        assertFalse(page.body().contains("data-bankid-continue"));
        assertEquals(403, comeIn(victim, nonceIn(back)).statusCode());
        assertFalse(victim.isIn());

        assertFalse(attacker.get("/bankid").body().contains("data-bankid-continue"));
        assertEquals(403, comeIn(attacker, "").statusCode());
        assertEquals(403, comeIn(attacker, "A".repeat(43)).statusCode());
        assertEquals(403, comeIn(attacker, attacker.cookie("bankid")).statusCode());
        assertFalse(attacker.isIn());
    }

    @Test
    void anOrderBeginsByAPostWithTheFormsTokenAlone() {
        Visitor visitor = visitor();
        visitor.get("/bankid?gor=kod");
        visitor.get("/bankid?pa=annan");
        assertEquals(403, visitor.postWithout("/bankid", Map.of("gor", "kod")).statusCode());
        assertEquals(List.of(), bankId.script().calls("auth"));
        assertEquals("", visitor.cookie("bankid"));
    }

    @Test
    void theFlowCookieIsTheBrowsersOwnAndHoldsForOneHost() {
        HttpResponse<String> answer = visitor().post("/bankid", Map.of("gor", "kod"));
        String cookie =
                answer.headers().allValues("Set-Cookie").stream()
                        .filter(c -> c.startsWith("__Host-bankid=") && !c.contains("Max-Age=0"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(cookie.endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax"), cookie);
    }

    @Test
    void anotherTenantsHostKnowsNothingOfTheOrder() {
        Visitor visitor = withLink();
        assertTrue(phone.open(link(visitor)));
        String back = path(phone.approve(resident.personnummer()).orElseThrow());
        await(visitor, "complete");
        Visitor thief = visitor.on("beta.localhost");
        assertTrue(state(thief).contains("\"none\""));
        assertTrue(thief.get(back).body().contains("Gå tillbaka dit du började"));
        Visitor atBeta = Visitor.of(one, "beta.localhost");
        assertEquals(403, comeIn(atBeta, nonceIn(back)).statusCode());
        assertEquals("/oversikt", location(comeIn(visitor, nonceIn(back))));
    }

    @Test
    void beginningAnewEndsTheOrderBefore() {
        Visitor visitor = withCode();
        String before = found(ORDER, visitor.get("/bankid").body());
        Visitor sameBrowser = visitor.on(Resident.HOST);
        visitor.post("/bankid", Map.of("gor", "kod"));
        assertEquals(1, bankId.script().calls("cancel").size());
        assertTrue(state(sameBrowser).contains("\"none\""), "the old cookie is worth nothing");
        assertNotEquals(before, found(ORDER, visitor.get("/bankid").body()));
        visitor.post("/bankid", Map.of("gor", "avbryt"));
        assertEquals(2, bankId.script().calls("cancel").size());
        assertTrue(state(visitor).contains("\"none\""));
    }

    @Test
    void twentyBrowsersOnTwoNodesAskBankIdEverySecondSecondAtMost() throws Exception {
        Visitor visitor = withCode();
        scan(visitor);
        List<Callable<Integer>> polls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Visitor browser = visitor.on(Resident.HOST).at(i % 2 == 0 ? one : two);
            polls.add(
                    () -> {
                        int asked = 0;
                        while (asked < 5 || bankId.script().calls("collect").size() < 4) {
                            assertTrue(state(browser).contains("\"pending\""));
                            asked++;
                            Thread.sleep(100);
                        }
                        return asked;
                    });
        }
        int asked = together(polls).stream().mapToInt(Integer::intValue).sum();
        List<Instant> collects = bankId.script().calls("collect");
        assertTrue(asked >= 100, asked + " polls");
        for (int i = 1; i < collects.size(); i++) {
            Duration between = Duration.between(collects.get(i - 1), collects.get(i));
            assertTrue(between.toMillis() >= 2000, between.toString());
        }
    }

    @Test
    void whatHasEndedIsNotAskedAboutAgain() throws Exception {
        Visitor visitor = withCode();
        scan(visitor);
        phone.approve(resident.personnummer());
        await(visitor, "complete");
        int asked = bankId.script().calls("collect").size();
        Thread.sleep(2500);
        for (Node node : List.of(one, two)) {
            assertTrue(state(visitor.at(node)).contains("\"complete\""), "every tab is told");
        }
        assertEquals(asked, bankId.script().calls("collect").size());
    }

    @Test
    void fiftyPostsAtOnceLetInOnce() throws Exception {
        Resident.sql("truncate security_event");
        Visitor visitor = withLink();
        phone.open(link(visitor));
        String nonce = nonceIn(phone.approve(resident.personnummer()).orElseThrow());
        await(visitor, "complete");
        List<Callable<HttpResponse<String>>> posts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Visitor at = visitor.on(Resident.HOST).at(i % 2 == 0 ? one : two);
            at.post("/bankid/klar", Map.of("n", "x")); // reads the form's token beforehand
            posts.add(() -> comeIn(at, nonce));
        }
        assertEquals(
                1, together(posts).stream().filter(a -> location(a).equals("/oversikt")).count());
        long told =
                Resident.count("select count(*) from security_event where outcome = 'not-here'");
        assertTrue(told > 0 && told <= 20, "of a hundred, ten at most on each node: " + told);
    }

    @Test
    void anOrderThatNobodyStartsIsMadeAnewForThreeMinutes() throws SQLException {
        Visitor visitor = withCode();
        String order = found(ORDER, visitor.get("/bankid").body());
        bankId.script().next("collect", Answer.failed("startFailed"));
        Resident.await(
                () -> {
                    state(visitor);
                    return bankId.script().calls("auth").size() == 2;
                },
                "another order");
        assertTrue(state(visitor).contains("\"pending\""), "nobody notices");
        assertEquals(order, found(ORDER, visitor.get("/bankid").body()));
        scan(visitor); // the code is the new order's

        Visitor slow = withLink();
        Resident.sql("update bankid_order set begun_at = begun_at - interval '3 minutes'");
        bankId.script().next("collect", Answer.failed("startFailed"));
        await(slow, "failed");
        assertTrue(slow.get("/bankid").body().contains("Du verkar inte ha BankID-appen"));
    }

    @Test
    void decliningIsTold() {
        Visitor visitor = withCode();
        scan(visitor);
        phone.decline();
        await(visitor, "failed");
        String page = visitor.get("/bankid").body();
        assertTrue(page.contains("Åtgärden avbröts."), page);
        assertTrue(page.contains("Försök igen"));
        String english = visitor.get("/sprak?till=en&tillbaka=/bankid").body();
        assertFalse(english.contains("Åtgärden avbröts."), "and in the other language");
    }

    @Test
    void highRiskIsRefused() {
        bankId.script().risk("high");
        Visitor visitor = withCode();
        scan(visitor);
        phone.approve(resident.personnummer());
        await(visitor, "failed");
        assertTrue(visitor.get("/bankid").body().contains("av säkerhetsskäl"));
    }

    @Test
    void moderateRiskLetsReadAndProvesNothingMore() throws SQLException {
        Resident.sql("truncate security_event");
        Resident.sql("delete from portal_session");
        bankId.script().risk("moderate");
        Visitor doubtful = withCode();
        scan(doubtful);
        phone.approve(resident.personnummer());
        await(doubtful, "complete");
        comeIn(doubtful, found(NONCE, doubtful.get("/bankid").body()));
        assertTrue(doubtful.isIn());
        assertEquals(200, doubtful.get("/fakturor").statusCode());
        String fresh =
                "select count(*) from portal_session where proved_at > now() - interval '1h'";
        assertEquals(0, Resident.count(fresh), "what matters needs another login");

        bankId.script().risk("low");
        Visitor usual = withCode();
        scan(usual);
        phone.approve(resident.personnummer());
        await(usual, "complete");
        comeIn(usual, found(NONCE, usual.get("/bankid").body()));
        assertEquals(1, Resident.count(fresh));
        assertEquals(
                2,
                Resident.count(
                        "select count(*) from security_event where event = 'login' and outcome = 'ok'"
                                + " and method = 'bankid' and actor = 'PERSON' and actor_id ="
                                + " cast(person_id as text) and person_id in (select person_id from"
                                + " portal_session)"),
                "and the log says who did it");
    }

    @Test
    void whenBankIdIsDownThePageSaysSoAndOtherWaysWork() {
        Visitor visitor = visitor();
        bankId.script().next("auth", Answer.badGateway());
        HttpResponse<String> page = visitor.post("/bankid", Map.of("gor", "kod"));
        assertEquals(503, page.statusCode());
        assertTrue(page.body().contains("BankID svarar inte just nu"), page.body());
        assertEquals(200, visitor.get("/?metod=customernumber").statusCode());
        bankId.script().next("auth", Answer.error(400, "invalidParameters", "ours"));
        assertTrue(visitor.post("/bankid", Map.of("gor", "kod")).body().contains("Något gick fel"));
    }

    @Test
    void aShortSilenceInBetweenIsNotNoticed() {
        Visitor visitor = withCode();
        scan(visitor);
        bankId.script().next("collect", Answer.badGateway());
        bankId.script().next("collect", Answer.error(503, "Maintenance", ""));
        phone.approve(resident.personnummer());
        await(visitor, "complete");
    }

    @Test
    void whoIsNobodysCustomerIsToldKindlyAndNothingIsMade() {
        long people = Resident.count("select count(*) from person");
        Visitor visitor = withCode();
        scan(visitor);
        phone.approve(STRANGER);
        await(visitor, "complete");
        HttpResponse<String> answer = comeIn(visitor, found(NONCE, visitor.get("/bankid").body()));
        assertEquals("/bankid?svar=ingen", location(answer));
        assertTrue(visitor.get(location(answer)).body().contains("Vi hittar dig inte"));
        assertFalse(visitor.isIn());
        assertEquals(people, Resident.count("select count(*) from person"));
    }

    /** BankID's contract: it may not create, change or renew another way to log in. */
    @Test
    void bankIdLeavesOtherWaysOfLoggingInAlone() throws SQLException {
        Visitor byBankId = withCode();
        scan(byBankId);
        phone.approve(other.personnummer());
        await(byBankId, "complete");
        comeIn(byBankId, found(NONCE, byBankId.get("/bankid").body()));
        assertTrue(byBankId.isIn());
        assertEquals(
                0,
                Resident.count(
                        "select count(*) from password w join person p on p.id = w.person_id"
                                + " join customer c on c.party_key = p.party_key"
                                + " where c.customer_number = '"
                                + other.number()
                                + "'"));
        assertEquals(422, visitor().logIn(other.number(), PASSWORD).statusCode());

        other.choose(visitor(), PASSWORD);
        String before =
                "select md5(string_agg(phc || changed_at, ',' order by person_id)) from password";
        String passwords = text(before);
        Visitor again = withCode();
        scan(again);
        phone.approve(other.personnummer());
        await(again, "complete");
        comeIn(again, found(NONCE, again.get("/bankid").body()));
        assertTrue(again.isIn());
        assertEquals(passwords, text(before));
        assertEquals(303, visitor().logIn(other.number(), PASSWORD).statusCode());
        assertEquals(
                0,
                again.get("/uppgifter").headers().allValues("Set-Cookie").stream()
                        .filter(c -> c.startsWith("__Host-session") && c.contains("Max-Age"))
                        .count(),
                "the session ends with the browser");
    }

    private static String text(String query) throws SQLException {
        try (var all = Surroundings.superuser();
                var sql = all.createStatement();
                var row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void noNumberIsInALogOrReadableInTheDatabase() throws SQLException {
        Visitor visitor = withCode();
        scan(visitor);
        phone.approve(resident.personnummer());
        await(visitor, "complete");
        assertEquals(
                0,
                Resident.count(
                        "select count(*) from bankid_order o where o::text like '%"
                                + resident.personnummer()
                                + "%'"));
        for (Node node : List.of(one, two)) {
            assertFalse(node.log().contains(resident.personnummer().substring(2)));
        }
    }

    @Test
    void whoWatchesThePortalSeesWhenCertificatesEnd() {
        Resident.await(
                () -> visitor().get("/health/ready").body().contains("firstEnds"),
                "the last day of the first certificate");
        assertTrue(visitor().get("/health/ready").body().contains("\"certificates\":\"2\""));
    }

    private static <T> List<T> together(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
