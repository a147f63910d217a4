package se.minasidor.portal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way in as strangers meet it: what they may learn, bend, use twice or take elsewhere. */
class LoggingInIT {

    private static final String ALFA = Resident.HOST;
    private static final String BETA = "beta.localhost";
    private static final String PASSWORD = "en lugn kväll vid ån 17";
    private static final String UNKNOWN = "R999999";

    private static final List<String> PUBLIC =
            List.of(
                    "/",
                    "/?metod=customernumber",
                    "/?skal=inaktiv",
                    "/registrera",
                    "/registrera?skickat=1",
                    "/losenord",
                    "/losenord?skickat=1",
                    "/losenord/valj",
                    "/losenord/valj?klart=1",
                    "/hjalp",
                    "/hjalp/losenord",
                    "/kontakt",
                    "/personuppgifter",
                    "/tillganglighet",
                    "/lank");

    private static final Map<String, String> HEADERS =
            Map.of(
                    "X-Content-Type-Options",
                    "nosniff",
                    "X-Frame-Options",
                    "DENY",
                    "Referrer-Policy",
                    "(strict-origin-when-cross-origin|no-referrer)",
                    "Cross-Origin-Opener-Policy",
                    "same-origin-allow-popups",
                    "Cross-Origin-Resource-Policy",
                    "same-origin",
                    "Permissions-Policy",
                    "camera=\\(\\).*",
                    "Content-Security-Policy",
                    "default-src 'none';.*frame-ancestors 'none'.*");

    private static Node node;
    private static List<Resident> residents;
    private static int next;

    @BeforeAll
    static void aNodeWithCustomers() throws SQLException {
        node = Node.start();
        residents =
                Resident.bringIn(
                        node,
                        "193603239090",
                        "193603289020",
                        "193607217068",
                        "193608319186",
                        "193609116094",
                        "193610119053",
                        "193706159161",
                        "193707197442",
                        "193709107761",
                        "193801289269",
                        "193803039167",
                        "193803219165",
                        "193804019036",
                        "193001732381");
    }

    /** Whatever the tests did, nobody's number, password or link came into the log. */
    @AfterAll
    static void theLogKeepsSilent() {
        node.close();
        String log = node.log();
        for (Resident resident : residents) {
            String ten = resident.personnummer().substring(2);
            assertFalse(log.contains(ten), "a personnummer is in the log");
            assertFalse(
                    log.contains(ten.substring(0, 6) + "-" + ten.substring(6)),
                    "a personnummer is in the log");
            assertFalse(log.contains(resident.email()), "an address is in the log");
        }
        assertFalse(log.contains(PASSWORD), "a password is in the log");
        assertFalse(log.contains("token="), "a link is in the log");
    }

    @BeforeEach
    void nothingTriedYet() throws SQLException {
        Resident.sql("delete from login_attempt");
    }

    // --- sessions

    @Test
    void aSessionOnAnotherTenantsHostIsRefusedEndedAndRecordedAtBoth() throws SQLException {
        Visitor owner = signedUp(someone());
        Resident.sql("truncate security_event");
        for (String path : List.of("/oversikt", "/fakturor", "/uppgifter", "/")) {
            HttpResponse<String> there = owner.on(BETA).get(path);
            assertFalse(there.body().contains("Bo Boende"), path);
        }
        assertFalse(owner.isIn(), "the session is ended at home");
        assertEquals(1, events("alfa", "session", "ended-at-other-tenant"));
        assertEquals(1, events("beta", "session", "refused-foreign"));
    }

    @Test
    void aSessionEndsWhenIdleTooLongAndAtItsLimit() throws SQLException {
        Visitor idle = signedUp(someone());
        Resident.sql(
                "update portal_session set last_seen_at = now() - interval '29 minutes'"
                        + " where tenant_id = 'alfa'");
        assertTrue(idle.isIn(), "29 minutes are allowed");
        Resident.sql(
                "update portal_session set last_seen_at = now() - interval '31 minutes'"
                        + " where tenant_id = 'alfa'");
        HttpResponse<String> answer = idle.get("/fakturor");
        assertEquals("/?fran=/fakturor&skal=inaktiv", location(answer));
        assertFalse(idle.isIn(), "and asking again does not wake it");

        Visitor busy = signedUp(someone());
        assertTrue(busy.isIn());
        Resident.sql(
                "update portal_session set expires_at = now() - interval '1 second'"
                        + " where tenant_id = 'alfa'");
        assertFalse(busy.isIn(), "the limit counts whatever is done");
    }

    @Test
    void signingInReplacesTheCookieAndEndsTheOldSession() {
        Resident resident = someone();
        Visitor visitor = signedUp(resident);
        Visitor before = visitor.on(ALFA);
        assertEquals(303, visitor.logIn(resident.number(), PASSWORD).statusCode());
        assertFalse(before.cookie("session").equals(visitor.cookie("session")));
        assertFalse(before.isIn());
        assertTrue(visitor.isIn());
    }

    // --- links

    @Test
    void aLinkOpenedAtAnotherTenantIsRefusedAndEnded() throws SQLException {
        Resident resident = someone();
        String link = resident.askForLink(Visitor.of(node, ALFA));
        Resident.sql("truncate security_event");
        Visitor there = Visitor.of(node, BETA);
        there.get(link);
        assertFalse(there.mayChoose());
        Visitor home = Visitor.of(node, ALFA);
        home.get(link);
        assertFalse(home.mayChoose(), "it is dead at home, too");
        assertEquals(1, events("alfa", "link", "ended-at-other-tenant"));
        assertEquals(1, events("beta", "link", "refused-foreign"));
    }

    @Test
    void openingALinkNeverUsesItAndPostingUsesItOnce() {
        Resident resident = someone();
        String link = resident.askForLink(Visitor.of(node, ALFA));
        for (int scan = 0; scan < 3; scan++) {
            Visitor scanner = Visitor.of(node, ALFA);
            assertEquals("/losenord/valj", location(scanner.get(link)));
            assertTrue(scanner.mayChoose());
        }
        Visitor owner = Visitor.of(node, ALFA);
        owner.get(link);
        assertEquals(422, owner.choosePassword("kort").statusCode());
        assertTrue(owner.mayChoose(), "a refused password leaves the link as it was");
        assertEquals("/losenord/valj?klart=1", location(owner.choosePassword(PASSWORD)));
        Visitor again = Visitor.of(node, ALFA);
        again.get(link);
        assertFalse(again.mayChoose());
        assertEquals(303, owner.logIn(resident.number(), PASSWORD).statusCode());
    }

    @Test
    void aLinkIsReplacedByTheNextAndEndsWithItsTime() throws SQLException {
        Resident resident = someone();
        String first = resident.askForLink(Visitor.of(node, ALFA));
        String second = resident.askForLink(Visitor.of(node, ALFA));
        Visitor visitor = Visitor.of(node, ALFA);
        visitor.get(first);
        assertFalse(visitor.mayChoose(), "the first");
        visitor.get(second);
        assertTrue(visitor.mayChoose(), "the second");
        Resident.sql("update one_time_token set expires_at = now() where tenant_id = 'alfa'");
        assertFalse(visitor.mayChoose(), "the second after its time");
        assertEquals(200, visitor.choosePassword(PASSWORD).statusCode());
        assertEquals(422, visitor.logIn(resident.number(), PASSWORD).statusCode());
    }

    // --- what strangers learn

    @Test
    void knownAndUnknownCustomersAreAnsweredAlikeAndAsFast() throws SQLException {
        Resident known = someone();
        known.choose(Visitor.of(node, ALFA), PASSWORD);
        Visitor visitor = Visitor.of(node, ALFA);
        alike("login", known, number -> visitor.logIn(number, "fel lösenord hela dagen"));
        alike(
                "create password",
                known,
                number -> visitor.post("/losenord", Map.of("kundnummer", number)));
        alike(
                "register",
                known,
                number ->
                        visitor.post(
                                "/registrera",
                                Map.of(
                                        "kundnummer",
                                        number,
                                        "personnummer",
                                        known.personnummer(),
                                        "epost",
                                        "nyfiken@example.test")));
        Resident.await(LoggingInIT::atRest, "the end of the work");
        assertEquals(List.of(), Resident.mailsTo("nyfiken@example.test"));
    }

    /** Other work on the machine disturbs a measurement; a real difference shows every time. */
    private static void alike(
            String what, Resident known, Function<String, HttpResponse<String>> ask)
            throws SQLException {
        Times times = times(what, known, ask);
        for (int again = 0; again < 2 && times.differ(); again++) {
            times = times(what, known, ask);
        }
        assertFalse(times.differ(), what + " takes longer for some: " + times);
    }

    private static Times times(
            String what, Resident known, Function<String, HttpResponse<String>> ask)
            throws SQLException {
        Times times = new Times();
        for (int i = 0; i < Times.PAIRS; i++) {
            Resident.sql("delete from login_attempt");
            String one = timed(ask, known.number(), times.known);
            String other = timed(ask, UNKNOWN, times.unknown);
            assertEquals(one, other, what);
        }
        System.out.println(what + ": " + times);
        return times;
    }

    /** Everything a visitor can see of an answer, without what is random in every answer. */
    private static String timed(
            Function<String, HttpResponse<String>> ask, String number, List<Double> times) {
        Resident.await(LoggingInIT::atRest, "the end of earlier work");
        long begin = System.nanoTime();
        HttpResponse<String> answer = ask.apply(number);
        times.add((System.nanoTime() - begin) / 1e6);
        return seen(answer).replace("value=\"" + number + "\"", "");
    }

    /** The server ends a connection after some hundred answers, whosever the last one is. */
    private static String seen(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet()
                .removeIf(
                        h ->
                                h.matches(
                                        "(?i)date|x-request-id|content-length|transfer-encoding|connection"));
        return (answer.statusCode() + " " + headers + answer.body())
                .replaceAll("__Host-form=[^;]+", "")
                .replaceAll("name=\"formToken\" value=\"[^\"]+\"", "");
    }

    private static boolean atRest() {
        return 0
                == Resident.count(
                        "select (select count(*) from access_request_queue)"
                                + " + (select count(*) from mail_queue)");
    }

    // --- pages for everybody

    @Test
    void everyPublicPageIsProtectedAndKeepsNothing() {
        long sessions = Resident.count("select count(*) from portal_session");
        for (String path : PUBLIC) {
            HttpResponse<String> page = Visitor.of(node, ALFA).get(path);
            assertEquals(200, page.statusCode(), path);
            for (String cookie : page.headers().allValues("Set-Cookie")) {
                assertTrue(
                        cookie.matches("__Host-form=[^;]+; Path=/; Secure; HttpOnly; SameSite=Lax"),
                        path + " sets " + cookie);
            }
            assertProtected(path, page);
        }
        assertEquals(sessions, Resident.count("select count(*) from portal_session"));
    }

    @Test
    void aKeptLoginPageIsTheSameAsAFreshOneAndNobodyElses() {
        for (String path : List.of("/", "/?metod=customernumber")) {
            HttpResponse<String> fresh = Visitor.of(node, BETA).get(path);
            HttpResponse<String> kept = Visitor.of(node, BETA).get(path);
            assertEquals(seen(fresh), seen(kept), path);
            assertTrue(kept.body().contains("Bolaget Beta AB"), path);
            HttpResponse<String> other = Visitor.of(node, ALFA).get(path);
            assertTrue(other.body().contains("Bolaget Alfa AB"), path);
            assertFalse(other.body().contains("Beta"), path);
        }
        Visitor visitor = Visitor.of(node, ALFA);
        visitor.get("/sprak?till=en&tillbaka=/");
        assertTrue(visitor.get("/").body().matches("(?s).*<html [^>]*lang=\"en\".*"));
        assertTrue(
                Visitor.of(node, ALFA).get("/").body().matches("(?s).*<html [^>]*lang=\"sv\".*"));
        String refused = visitor.logIn(UNKNOWN, "fel lösenord hela dagen").body();
        assertTrue(refused.contains(UNKNOWN));
        assertFalse(visitor.get("/?metod=customernumber").body().contains(UNKNOWN));
        String one = visitor.get("/?metod=customernumber").body();
        String two = visitor.get("/?metod=customernumber").body();
        assertFalse(one.equals(two), "the form token is masked anew in every answer");
        assertTrue(
                visitor.get("/?metod=customernumber&skal=utloggad").body().length() > one.length(),
                "and why somebody is here is said to them alone");
        Visitor in = signedUp(someone());
        assertEquals("/oversikt", location(in.get("/")));
    }

    @Test
    void whoIsLoggedInReadsInformationAndErrorsInTheirOwnPortal() {
        Visitor in = signedUp(someone());
        for (String path :
                List.of(
                        "/hjalp",
                        "/hjalp/losenord",
                        "/kontakt",
                        "/personuppgifter",
                        "/tillganglighet",
                        "/finns-inte",
                        "/hjalp/finns-inte")) {
            assertStandsInThePortal(path, in.get(path));
            HttpResponse<String> stranger = Visitor.of(node, ALFA).get(path);
            assertFalse(stranger.body().contains("Bo Boende"), path);
            assertFalse(stranger.body().contains("action=\"/logga-ut\""), path);
        }
        HttpResponse<String> refused = in.postWithout("/session", Map.of("formToken", "x"));
        assertEquals(403, refused.statusCode());
        assertStandsInThePortal("a refused form", refused);
    }

    private static void assertStandsInThePortal(String what, HttpResponse<String> page) {
        String body = page.body();
        assertTrue(body.contains("Bo Boende"), what + " says who is logged in");
        assertTrue(body.contains("action=\"/logga-ut\""), what + " has the way out");
        assertTrue(body.contains("class=\"nav__list\""), what + " has the navigation");
        assertFalse(
                body.matches("(?s).*class=\"nav__link\"[^>]*aria-current=\"page\".*"),
                what + " is none of the portal's own pages");
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""), what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/finns-inte",
                "/login/login.xhtml",
                "/hjalp/finns-inte",
                "/fakturor",
                "/fakturor/00000000-0000-0000-0000-000000000000.pdf",
                "/konto/x.css",
                "/t/alfa/x/finns-inte.css",
                "/jakarta.faces.resource/x.js.xhtml?ln=../..",
                "/api/v1/finns-inte",
                "/api/v1/imports/customers",
                "/WEB-INF/web.xml"
            })
    void errorsAndRedirectsAreProtectedToo(String path) {
        HttpResponse<String> answer = Visitor.of(node, ALFA).get(path);
        int status = answer.statusCode();
        assertTrue(status >= 300 && status < 500, path + " is " + status + answer.body());
        assertProtected(path + " (" + answer.statusCode() + ")", answer);
        HttpResponse<String> nowhere = Visitor.of(node, "okand.localhost").get(path);
        assertEquals(404, nowhere.statusCode());
        assertProtected(path + " on an unknown host", nowhere);
    }

    private static void assertProtected(String what, HttpResponse<String> answer) {
        HEADERS.forEach(
                (name, value) -> {
                    List<String> sent = answer.headers().allValues(name);
                    assertEquals(1, sent.size(), what + " has " + name + " " + sent);
                    assertTrue(sent.get(0).matches(value), what + " has " + name + " " + sent);
                });
        assertEquals(
                List.of(),
                answer.headers().allValues("Strict-Transport-Security"),
                what + " came without HTTPS");
    }

    // --- forms and addresses from elsewhere

    @ParameterizedTest
    @ValueSource(strings = {"/", "/registrera", "/losenord", "/losenord/valj", "/logga-ut"})
    void aFormIsTakenFromOurOwnPagesOnly(String path) {
        Visitor visitor = Visitor.of(node, ALFA);
        Map<String, String> form = Map.of("kundnummer", UNKNOWN, "metod", "customernumber");
        assertEquals(403, visitor.postWithout(path, form).statusCode(), "no token, no cookie");
        String origin = "http://" + ALFA + ":" + Surroundings.port();
        assertTrue(visitor.post(path, form, "Origin", origin).statusCode() != 403, "our own");
        assertEquals(403, visitor.postWithout(path, form).statusCode(), "no token");
        for (String foreign :
                List.of(
                        "http://" + BETA + ":" + Surroundings.port(),
                        "https://ond.example",
                        "http://" + ALFA,
                        "null")) {
            assertEquals(403, visitor.post(path, form, "Origin", foreign).statusCode(), foreign);
        }
        for (String site : List.of("cross-site", "same-site", "none")) {
            assertEquals(403, visitor.post(path, form, "Sec-Fetch-Site", site).statusCode(), site);
        }
        HttpResponse<String> other = visitor.on(BETA).postWithout(path, tokenOf(visitor, form));
        assertEquals(403, other.statusCode(), "alfa's token and cookie at beta");
    }

    private static Map<String, String> tokenOf(Visitor visitor, Map<String, String> form) {
        Map<String, String> all = new TreeMap<>(form);
        String page = visitor.get("/?metod=customernumber").body();
        all.put(
                "formToken",
                page.replaceFirst("(?s).*name=\"formToken\" value=\"([^\"]+).*", "$1"));
        return all;
    }

    @Test
    void anAddressOfTheConsumptionPageIsKeptOverTheLogin() {
        String shown = "/forbrukning?tjanst=el&upplosning=timme&fran=2026-11-09";
        String kept = "/?fran=/forbrukning%3Ftjanst%3Del%26upplosning%3Dtimme%26fran%3D2026-11-09";
        Resident resident = someone();
        Visitor visitor = Visitor.of(node, ALFA);
        resident.choose(visitor, PASSWORD);
        assertEquals(kept, location(visitor.get(shown + "&sok=Bo+Boende")));
        String page = visitor.get(kept).body();
        assertTrue(page.contains("value=\"" + shown.replace("&", "&amp;") + "\""), page);
        assertTrue(page.contains("Logga in för att se sidan"), page);
        assertEquals(
                shown, location(visitor.logInWith("fran", shown, resident.number(), PASSWORD)));
    }

    @Test
    void noAddressLeadsAway() {
        Resident resident = someone();
        Visitor visitor = Visitor.of(node, ALFA);
        resident.choose(visitor, PASSWORD);
        for (String bent :
                List.of(
                        "//ond.example",
                        "/\\ond.example",
                        "\\\\ond.example",
                        "https:ond.example",
                        "https://ond.example",
                        "/%2f/ond.example",
                        "/\r\nSet-Cookie: a=b",
                        "/\t/ond.example",
                        "/oversikt/../..//ond.example",
                        "/\u3002ond.example",
                        "javascript:alert(1)")) {
            HttpResponse<String> in = visitor.logInWith("fran", bent, resident.number(), PASSWORD);
            assertEquals("/oversikt", location(in), bent);
            Visitor stranger = Visitor.of(node, ALFA);
            String asked =
                    java.net.URLEncoder.encode(bent, java.nio.charset.StandardCharsets.UTF_8);
            HttpResponse<String> page = stranger.get("/?metod=customernumber&fran=" + asked);
            assertTrue(page.body().contains("name=\"fran\" value=\"/oversikt\""), bent);
            assertOurs(stranger.get("/sprak?till=en&tillbaka=" + asked), bent);
        }
        for (String path : List.of("//ond.example", "/%5Cond.example", "/fakturor%0d%0aX-A:%20b")) {
            assertOurs(Visitor.of(node, ALFA).get(path), path);
        }
    }

    private static void assertOurs(HttpResponse<String> answer, String what) {
        String location = location(answer);
        assertTrue(location.isEmpty() || location.matches("/([a-z?].*)?"), what + ": " + location);
        assertTrue(answer.headers().firstValue("X-A").isEmpty(), what);
        assertTrue(
                answer.headers().allValues("Set-Cookie").stream()
                        .allMatch(c -> c.startsWith("__Host-")),
                what);
    }

    @Test
    void forwardedHeadersFromAnybodyChangeNothing() {
        String[] forged = {
            "X-Forwarded-For", "203.0.113.9",
            "X-Forwarded-Host", BETA,
            "X-Forwarded-Proto", "https",
            "Forwarded", "for=203.0.113.9;host=" + BETA + ";proto=https",
            "X-Original-URL", "/fakturor",
            "X-Rewrite-URL", "/fakturor"
        };
        HttpResponse<String> plain = Visitor.of(node, ALFA).get("/?metod=customernumber");
        HttpResponse<String> bent = Visitor.of(node, ALFA).get("/?metod=customernumber", forged);
        String mask = "name=\"formToken\" value=\"[^\"]+\"";
        assertEquals(plain.body().replaceAll(mask, ""), bent.body().replaceAll(mask, ""));
        assertProtected("forged", bent);

        Resident resident = someone();
        Visitor visitor = Visitor.of(node, ALFA);
        visitor.post("/losenord", Map.of("kundnummer", resident.number()), forged);
        String mail = resident.awaitMails(1).get(0);
        assertTrue(mail.contains("http://" + ALFA + ":" + Surroundings.port() + "/"), mail);
        assertFalse(mail.contains(BETA), mail);

        for (int i = 0; i < 4; i++) {
            visitor.logIn(
                    "N" + i, "fel lösenord hela dagen", "X-Forwarded-For", "203.0." + i + ".9");
        }
        // requests: account, address and everybody; logins: four accounts and the same two
        assertEquals(3 + 4 + 2, Resident.count("select count(*) from login_attempt"));
    }

    private static Resident someone() {
        return residents.get(next++);
    }

    private static Visitor signedUp(Resident resident) {
        Visitor visitor = Visitor.of(node, ALFA);
        resident.choose(visitor, PASSWORD);
        assertEquals(303, visitor.logIn(resident.number(), PASSWORD).statusCode());
        return visitor;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static long events(String tenant, String event, String outcome) {
        return Resident.count(
                "select count(*) from security_event where tenant_id = '%s' and event = '%s' and outcome = '%s'"
                        .formatted(tenant, event, outcome));
    }
}
