package se.minasidor.login.social;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectoryTest {

    private static final class Hands extends Clock {

        private volatile Instant now = Instant.parse("2026-11-21T08:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Hands clock = new Hands();
    private HttpServer server;
    private URI issuer;
    private Directory directory;
    private volatile RSAKey key;
    private volatile boolean broken;

    @BeforeEach
    void aProvider() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", this::answer);
        server.start();
        issuer = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/x");
        directory = new Directory(new OpenIdClient(Duration.ofMinutes(2)), clock);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        String body =
                path.endsWith("/keys")
                        ? new JWKSet(key.toPublicJWK()).toString()
                        : """
                        {"issuer":"%1$s","authorization_endpoint":"%1$s/a",
                         "token_endpoint":"%1$s/t","jwks_uri":"%1$s/keys"}"""
                                .formatted(issuer);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(broken ? 503 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Test
    void aProviderIsAskedOnceAnHourHoweverManyLogIn() throws Exception {
        ExecutorService visitors = Executors.newFixedThreadPool(8);
        List<Future<Metadata>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(visitors.submit(() -> directory.metadata(issuer)));
        }
        for (Future<Metadata> one : all) {
            assertEquals(issuer.toString(), one.get().issuer());
        }
        visitors.shutdown();
        assertEquals(1, asked.size(), asked.toString());
        clock.pass(Duration.ofMinutes(59));
        directory.metadata(issuer);
        assertEquals(1, asked.size());
        clock.pass(Duration.ofMinutes(2));
        directory.metadata(issuer);
        assertEquals(2, asked.size());
    }

    @Test
    void aNewKeyIsFoundAtOnceAndAMadeUpOneDoesNotMakeUsAskOverAndOver() throws Exception {
        assertTrue(directory.keys(issuer, "one").has("one"));
        key = new RSAKeyGenerator(2048).keyID("two").generate();
        clock.pass(Duration.ofMinutes(1));
        assertTrue(directory.keys(issuer, "two").has("two"));
        int before = asked.size();
        for (int i = 0; i < 20; i++) {
            directory.keys(issuer, "made-up-" + i);
        }
        assertEquals(before, asked.size());
        clock.pass(Duration.ofSeconds(31));
        directory.keys(issuer, "made-up");
        assertEquals(before + 1, asked.size());
    }

    @Test
    void aProviderThatIsDownIsGoodForADayAndIsNotHammered() throws Exception {
        directory.keys(issuer, "one");
        broken = true;
        clock.pass(Duration.ofHours(2));
        assertTrue(directory.keys(issuer, "one").has("one"));
        int before = asked.size();
        for (int i = 0; i < 20; i++) {
            directory.keys(issuer, "one");
        }
        assertEquals(before, asked.size());
        clock.pass(Duration.ofHours(23));
        assertThrows(ProviderTrouble.class, () -> directory.keys(issuer, "one"));
        broken = false;
        clock.pass(Duration.ofSeconds(11));
        assertTrue(directory.keys(issuer, "one").has("one"));
    }

    @Test
    void aProviderThatWasNeverUpSaysAtWhichStep() {
        broken = true;
        ProviderTrouble trouble =
                assertThrows(ProviderTrouble.class, () -> directory.metadata(issuer));
        assertEquals(ProviderTrouble.Step.DISCOVERY, trouble.step());
        assertTrue(trouble.getMessage().endsWith("answered 503"), trouble.getMessage());
    }
}
