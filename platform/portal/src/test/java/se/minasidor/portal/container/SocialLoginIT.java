package se.minasidor.portal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Logging in by a provider, as it is met by somebody who forges whatever can be forged. Of all that
 * a browser may bring back, the one honest answer opens the door, once.
 */
class SocialLoginIT {

    private static final String GAMMA = "gamma.localhost";
    private static final String DELTA = "delta.localhost";
    private static final String FIRST_VISIT = "/forsta-gangen";

    private static Node node;
    private static ForgingProvider forger;

    @BeforeAll
    static void aNode() {
        node = Node.start();
        forger = Surroundings.providers();
    }

    @AfterAll
    static void noSecretIsInTheLog() {
        node.close();
        String log = node.log();
        for (String secret : List.of("code-", "state=", "subject-", "same@example.test")) {
            assertTrue(!log.contains(secret), secret + " is in the log");
        }
    }

    @BeforeEach
    void nothingTriedYet() throws SQLException {
        Resident.sql("delete from login_attempt");
    }

    /** A browser that has been sent to a provider, and what it was sent with. */
    private record Sent(Visitor visitor, String provider, Map<String, String> query) {

        String state() {
            return query.get("state");
        }

        JWTClaimsSet.Builder honest() {
            return forger.honest(
                    provider, "client-gamma", "subject-" + UUID.randomUUID(), query.get("nonce"));
        }

        String code(String idToken) {
            return forger.code(query.get("code_challenge"), idToken);
        }

        HttpResponse<String> bring(String code) {
            return bring(visitor, state(), code, "");
        }

        HttpResponse<String> bring(Visitor by, String state, String code, String more) {
            return by.get(back(provider) + "?state=" + state + "&code=" + code + more);
        }

        /** Brings a token with changed claims. */
        HttpResponse<String> claiming(Function<JWTClaimsSet.Builder, JWTClaimsSet.Builder> lie) {
            return bring(code(forger.signed(lie.apply(honest()).build())));
        }

        HttpResponse<String> honestly() {
            return claiming(claims -> claims);
        }
    }

    private static String back(String provider) {
        return "/logga-in/" + provider + "/svar";
    }

    private static Sent send(String provider) {
        Visitor visitor = Visitor.of(node, GAMMA);
        HttpResponse<String> answer = visitor.get("/logga-in/" + provider + "?fran=/fakturor");
        assertEquals(303, answer.statusCode(), answer.body());
        URI there = URI.create(location(answer));
        assertTrue(there.toString().startsWith(forger.address()), there.toString());
        return new Sent(visitor, provider, ForgingProvider.fields(there.getRawQuery()));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("none");
    }

    @Test
    void theBrowserIsSentWithEverythingThatProtectsTheWayBack() {
        Sent sent = send("plain");
        Map<String, String> query = sent.query();
        assertEquals("code", query.get("response_type"));
        assertEquals("openid", query.get("scope"));
        assertEquals("client-gamma", query.get("client_id"));
        assertEquals("S256", query.get("code_challenge_method"));
        assertEquals(
                "http://gamma.localhost:" + Surroundings.port() + back("plain"),
                query.get("redirect_uri"));
        assertTrue(query.get("state").length() >= 43 && query.get("nonce").length() >= 43);
        assertEquals(43, sent.visitor().cookie("flow").length());
        HttpResponse<String> page = Visitor.of(node, GAMMA).get("/");
        assertTrue(page.body().contains("href=\"/logga-in/plain\""), page.body());
        assertTrue(page.body().contains("Kommer snart"), "Google is not registered here yet");
        assertEquals(404, Visitor.of(node, GAMMA).get("/logga-in/google").statusCode());
        assertEquals(
                "/",
                location(
                        Visitor.of(node, GAMMA)
                                .get("/logga-in/plain", "Sec-Fetch-Site", "cross-site")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "many", "graph"})
    void ofAllAnswersTheHonestOneWorksOnce(String provider) throws SQLException {
        Resident.sql("delete from first_visit");
        Resident.sql("delete from portal_session");
        Map<String, Callable<HttpResponse<String>>> forged = new LinkedHashMap<>();
        forged.put(
                "a state that we did not make",
                () -> {
                    Sent s = send(provider);
                    String code = s.code(forger.signed(s.honest().build()));
                    return s.bring(s.visitor(), "made-up", code, "");
                });
        forged.put(
                "a browser without the cookie",
                () -> {
                    Sent s = send(provider);
                    String code = s.code(forger.signed(s.honest().build()));
                    return s.bring(Visitor.of(node, GAMMA), s.state(), code, "");
                });
        forged.put(
                "a browser with a cookie of its own",
                () -> {
                    Sent s = send(provider);
                    String code = s.code(forger.signed(s.honest().build()));
                    return s.bring(send(provider).visitor(), s.state(), code, "");
                });
        forged.put(
                "another tenant's host",
                () -> {
                    Sent s = send(provider);
                    String code = s.code(forger.signed(s.honest().build()));
                    return s.bring(s.visitor().on(DELTA), s.state(), code, "");
                });
        forged.put(
                "another provider's address",
                () -> {
                    Sent s = send(provider);
                    String other = provider.equals("plain") ? "many" : "plain";
                    String code = s.code(forger.signed(s.honest().build()));
                    return s.visitor().get(back(other) + "?state=" + s.state() + "&code=" + code);
                });
        forged.put(
                "too late",
                () -> {
                    Sent s = send(provider);
                    Resident.sql("update login_flow set expires_at = now()");
                    return s.honestly();
                });
        forged.put(
                "two states",
                () -> {
                    Sent s = send(provider);
                    String code = s.code(forger.signed(s.honest().build()));
                    return s.bring(s.visitor(), s.state(), code, "&state=" + s.state());
                });
        forged.put(
                "an answer that says it is another issuer's",
                () -> {
                    Sent s = send(provider);
                    String code = s.code(forger.signed(s.honest().build()));
                    return s.bring(s.visitor(), s.state(), code, "&iss=https://evil.example");
                });
        forged.put("no code", () -> send(provider).bring(""));
        forged.put("a code that the provider does not know", () -> send(provider).bring("stolen"));
        forged.put(
                "a code from somebody else's login",
                () -> {
                    Sent victim = send(provider);
                    return send(provider)
                            .bring(victim.code(forger.signed(victim.honest().build())));
                });
        forged.put(
                "a token of another issuer",
                () -> send(provider).claiming(c -> c.issuer("https://evil.example")));
        forged.put(
                "a token of our other provider",
                () ->
                        send(provider)
                                .claiming(
                                        c ->
                                                c.issuer(
                                                        forger.issuer(
                                                                provider.equals("plain")
                                                                        ? "graph"
                                                                        : "plain"))));
        forged.put("a token without issuer", () -> send(provider).claiming(c -> c.issuer(null)));
        forged.put(
                "a token for another client",
                () -> send(provider).claiming(c -> c.audience("client-delta")));
        forged.put(
                "a token for two clients, authorised for the other",
                () ->
                        send(provider)
                                .claiming(
                                        c ->
                                                c.audience(List.of("client-gamma", "client-delta"))
                                                        .claim("azp", "client-delta")));
        forged.put(
                "a token of another login",
                () -> send(provider).claiming(c -> c.claim("nonce", "another")));
        forged.put(
                "a token of no login at all",
                () -> send(provider).claiming(c -> c.claim("nonce", null)));
        forged.put(
                "an old token",
                () ->
                        send(provider)
                                .claiming(
                                        c ->
                                                c.expirationTime(
                                                        Date.from(
                                                                Instant.now().minusSeconds(90)))));
        forged.put(
                "a token without an end",
                () -> send(provider).claiming(c -> c.expirationTime(null)));
        forged.put(
                "a token from the future",
                () ->
                        send(provider)
                                .claiming(
                                        c ->
                                                c.issueTime(
                                                        Date.from(
                                                                Instant.now().plusSeconds(600)))));
        forged.put("a token of nobody", () -> send(provider).claiming(c -> c.subject(null)));
        forged.put(
                "a token signed by a stranger",
                () -> {
                    Sent s = send(provider);
                    return s.bring(s.code(forger.signedByAStranger(s.honest().build(), "one")));
                });
        forged.put(
                "a token signed by a key that nobody has published",
                () -> {
                    Sent s = send(provider);
                    return s.bring(s.code(forger.signedByAStranger(s.honest().build(), "two")));
                });
        forged.put(
                "a token without a signature",
                () -> {
                    Sent s = send(provider);
                    return s.bring(s.code(ForgingProvider.unsigned(s.honest().build())));
                });
        forged.put(
                "a token signed with the public key as a secret",
                () -> {
                    Sent s = send(provider);
                    return s.bring(s.code(forger.signedWithThePublicKey(s.honest().build())));
                });
        forged.put("no token", () -> send(provider).bring(send(provider).code("")));
        forged.put(
                "an answer that is no JSON",
                () -> {
                    Sent s = send(provider);
                    return s.bring(
                            forger.codeFor(s.query().get("code_challenge"), "<html>Sorry</html>"));
                });
        if (provider.equals("many")) {
            forged.put(
                    "a directory that is none",
                    () ->
                            send(provider)
                                    .claiming(
                                            c ->
                                                    c.issuer(forger.address() + "/evil/v2.0")
                                                            .claim("tid", "evil")));
            forged.put(
                    "another directory than the token says",
                    () ->
                            send(provider)
                                    .claiming(c -> c.claim("tid", UUID.randomUUID().toString())));
            forged.put(
                    "the template itself",
                    () ->
                            send(provider)
                                    .claiming(
                                            c -> c.issuer(forger.address() + "/{tenantid}/v2.0")));
        }
        if (provider.equals("graph")) {
            forged.put(
                    "an access token of another application",
                    () -> {
                        Sent s = send(provider);
                        return s.bring(
                                forger.graphCode(
                                        s.query().get("code_challenge"), "client-evil", "4711"));
                    });
        }

        List<String> opened = new ArrayList<>();
        for (Map.Entry<String, Callable<HttpResponse<String>>> attempt : forged.entrySet()) {
            HttpResponse<String> answer = call(attempt.getValue());
            if (!location(answer).matches("/\\?skal=(borjaom|tjanstfel&fran=/fakturor)")) {
                opened.add(attempt.getKey() + " led to " + location(answer));
            }
        }
        assertEquals(List.of(), opened);
        assertEquals(0, Resident.count("select count(*) from first_visit"));

        Sent sent = send(provider);
        String code = sent.code(forger.signed(sent.honest().build()));
        String again = sent.code(forger.signed(sent.honest().build()));
        assertEquals(FIRST_VISIT, location(sent.bring(code)));
        assertEquals("/?skal=borjaom", location(sent.bring(again)), "a second use");
        assertEquals(1, Resident.count("select count(*) from first_visit"), "one success");
        assertEquals(0, Resident.count("select count(*) from portal_session"));
        System.out.println(provider + ": " + forged.size() + " forged answers, 1 success");
    }

    private static HttpResponse<String> call(Callable<HttpResponse<String>> attempt) {
        try {
            return attempt.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void ofTwentyEqualAnswersAtOnceOneWorks() throws Exception {
        Sent sent = send("plain");
        List<Callable<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String code = sent.code(forger.signed(sent.honest().build()));
            Visitor copy = sent.visitor().on(GAMMA);
            all.add(() -> sent.bring(copy, sent.state(), code, ""));
        }
        ExecutorService threads = Executors.newFixedThreadPool(20);
        int opened = 0;
        for (Future<HttpResponse<String>> answer : threads.invokeAll(all)) {
            opened += location(answer.get()).equals(FIRST_VISIT) ? 1 : 0;
        }
        threads.shutdown();
        assertEquals(1, opened);
    }

    @Test
    void anAccessTokenForUsIsEnoughWhereTheProviderHasAGraph() {
        Sent sent = send("graph");
        String code = forger.graphCode(sent.query().get("code_challenge"), "client-gamma", "4712");
        assertEquals(FIRST_VISIT, location(sent.bring(code)));
    }

    @Test
    void aProviderThatRefusesOrIsLeftSaysSoAndThePageThatWasWantedIsKept() {
        Sent refused = send("plain");
        assertEquals(
                "/?skal=nekad&fran=/fakturor",
                location(
                        refused.visitor()
                                .get(
                                        back("plain")
                                                + "?error=server_error&state="
                                                + refused.state())));
        Sent left = send("plain");
        HttpResponse<String> answer =
                left.visitor().get(back("plain") + "?error=access_denied&state=" + left.state());
        assertEquals("/?skal=avbruten&fran=/fakturor", location(answer));
        String page = left.visitor().get(location(answer)).body();
        assertTrue(page.contains("avbröts"), page);
        assertTrue(page.contains("/logga-in/plain?fran=/fakturor"), page);
    }

    @Test
    void aKeySetWithoutEndASilentProviderAndALiarAreGivenUp() {
        for (String provider : List.of("huge", "silent")) {
            Sent sent = send(provider);
            assertEquals("/?skal=tjanstfel&fran=/fakturor", location(sent.honestly()), provider);
            String page = sent.visitor().get("/?skal=tjanstfel").body();
            assertTrue(page.contains("Tjänsten svarar inte"), page);
            assertTrue(page.contains("href=\"/logga-in/plain\""), "the others are still open");
        }
        assertEquals(
                "/?skal=tjanstfel",
                location(Visitor.of(node, GAMMA).get("/logga-in/liar")),
                "a discovery document of another issuer");
    }

    @Test
    void strangersKeysDoNotMakeUsAskForKeysAgainAndAgain() {
        send("plain").honestly();
        int before = forger.keySetsRead();
        Instant begin = Instant.now();
        for (int i = 0; i < 10; i++) {
            Sent sent = send("plain");
            sent.bring(sent.code(forger.signedByAStranger(sent.honest().build(), "key-" + i)));
        }
        int asked = forger.keySetsRead() - before;
        long times = 1 + Duration.between(begin, Instant.now()).toSeconds() / 30;
        assertTrue(asked <= times, "asked for keys again: " + asked + " times, not " + times);
    }
}
