package se.minasidor.portal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A provider that somebody else has written and that insists on the rules: an exact redirect URI,
 * PKCE with S256, the client's secret, and an answer that names its issuer. Only in {@code -Pfull}.
 */
@EnabledIfSystemProperty(named = "minasidor.keycloak", matches = ".+")
class StrictProviderIT {

    private static final String GAMMA = "gamma.localhost";
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

    private static Process keycloak;
    private static Node node;

    @BeforeAll
    static void keycloakAndANode() throws Exception {
        Surroundings.start();
        Path home = Path.of(System.getProperty("minasidor.keycloak"));
        Path imports = Files.createDirectories(home.resolve("data/import"));
        Files.writeString(imports.resolve("strict-realm.json"), realm());
        File log = new File("target/keycloak.log");
        ProcessBuilder builder =
                new ProcessBuilder(
                        "/bin/sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        // nothing is kept: the realm of an earlier run names an earlier port
                        "--db=dev-mem",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + Surroundings.strictPort());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        keycloak = builder.redirectErrorStream(true).redirectOutput(log).start();
        Runtime.getRuntime().addShutdownHook(new Thread(StrictProviderIT::stopKeycloak));
        node = Node.start();
        awaitKeycloak();
    }

    private static String realm() {
        return """
        {"realm":"strict","enabled":true,"sslRequired":"none",
         "clients":[{"clientId":"client-gamma","enabled":true,"publicClient":false,
           "clientAuthenticatorType":"client-secret","secret":"%s",
           "standardFlowEnabled":true,"directAccessGrantsEnabled":false,
           "redirectUris":["http://gamma.localhost:%d/logga-in/strict/svar"],
           "attributes":{"pkce.code.challenge.method":"S256"}}],
         "users":[{"username":"greta","enabled":true,"email":"greta@example.test",
           "emailVerified":true,"firstName":"Greta","lastName":"Gamma",
           "credentials":[{"type":"password","value":"regnig-cykel-47","temporary":false}]}]}"""
                .formatted(System.getenv("PATH"), Surroundings.port());
    }

    private static void awaitKeycloak() throws InterruptedException {
        Instant end = Instant.now().plusSeconds(600);
        URI ready =
                URI.create(
                        "http://127.0.0.1:"
                                + Surroundings.strictPort()
                                + "/realms/strict/.well-known/openid-configuration");
        HttpClient http = HttpClient.newHttpClient();
        while (Instant.now().isBefore(end) && keycloak.isAlive()) {
            try {
                HttpRequest request =
                        HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(10)).build();
                if (http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // it takes its time
            }
            Thread.sleep(1000);
        }
        throw new IllegalStateException("Keycloak did not start, see target/keycloak.log");
    }

    @AfterAll
    static void stop() {
        stopKeycloak();
        if (node != null) {
            node.close();
        }
    }

    /** The script starts a Java of its own. */
    private static void stopKeycloak() {
        keycloak.descendants().forEach(ProcessHandle::destroyForcibly);
        keycloak.destroyForcibly();
    }

    @Test
    void aStrictProviderLetsItsUserIn() throws Exception {
        Visitor visitor = Visitor.of(node, GAMMA);
        URI there = URI.create(location(visitor.get("/logga-in/strict")));
        HttpClient browser =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager(null, StrictProviderIT::asBrowsersDo))
                        .build();
        HttpResponse<String> page =
                browser.send(
                        HttpRequest.newBuilder(there).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(200, page.statusCode(), page.body());
        Matcher form = FORM.matcher(page.body());
        assertTrue(form.find(), page.body());
        HttpResponse<String> answer =
                browser.send(
                        HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "username=greta&password="
                                                        + URLEncoder.encode(
                                                                "regnig-cykel-47",
                                                                StandardCharsets.UTF_8)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        URI back = URI.create(location(answer));
        assertEquals(GAMMA, back.getHost(), answer.body());
        assertTrue(back.getRawQuery().contains("iss="), "it names itself");
        String without = back.getRawQuery().replaceFirst("&?iss=[^&]+", "");
        assertEquals(
                "/forsta-gangen", location(visitor.get(back.getPath() + "?" + back.getRawQuery())));
        assertEquals(
                "/?skal=borjaom", location(visitor.get(back.getPath() + "?" + without)), "once");
    }

    /** Browsers take this computer for safe and send Secure cookies to it; Java does not. */
    private static boolean asBrowsersDo(URI from, HttpCookie cookie) {
        cookie.setSecure(false);
        return true;
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("none");
    }
}
