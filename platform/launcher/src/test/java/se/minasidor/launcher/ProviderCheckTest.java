package se.minasidor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.minasidor.tenancy.SecretReference;
import se.minasidor.tenancy.Tenant.Login.OpenIdProvider;
import se.minasidor.tenancy.TenantFolders;
import se.minasidor.tenancy.testing.OwnPort;

/** What {@code doctor} says about a provider, and at which step. */
class ProviderCheckTest {

    @TempDir Path folder;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private OwnPort port;
    private HttpServer server;
    private String base;

    @BeforeEach
    void aProviderThatKnowsUs() throws Exception {
        port = new OwnPort();
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", port.number()), 0);
        base = "http://127.0.0.1:" + port.number();
        server.createContext(
                "/",
                exchange -> {
                    String body = answers.get(exchange.getRequestURI().getPath());
                    byte[] bytes = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
                    try (exchange) {
                        exchange.sendResponseHeaders(body == null ? 404 : 200, 0);
                        exchange.getResponseBody().write(bytes);
                    }
                });
        server.start();
        Files.writeString(folder.resolve("secret"), "hemligt");
        answers.put(
                "/.well-known/openid-configuration",
                """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/a","token_endpoint":"%1$s/t",
                 "jwks_uri":"%1$s/k"}"""
                        .formatted(base));
        answers.put("/k", "{\"keys\":[{\"kty\":\"RSA\"}]}");
        answers.put("/t", "{\"error\":\"invalid_grant\"}");
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(0);
        port.close();
    }

    private void walk() throws ProviderCheck.Failed {
        new ProviderCheck(Duration.ofMinutes(2))
                .walk(
                        new OpenIdProvider(
                                "x",
                                URI.create(base),
                                "client",
                                new SecretReference("file:" + folder.resolve("secret")),
                                List.of("openid"),
                                Optional.empty()),
                        "https://x.example/logga-in/x/svar");
    }

    private String fault() {
        return assertThrows(ProviderCheck.Failed.class, this::walk).getMessage();
    }

    @Test
    void aCodeThatNobodyIssuedIsRefusedByAProviderThatKnowsUs() throws Exception {
        walk();
    }

    @Test
    void theStepThatFailsIsNamed() throws Exception {
        answers.put("/t", "{\"error\":\"invalid_client\"}");
        assertEquals("token endpoint: does not know this clientId and clientSecret", fault());
        answers.put("/t", "<html>");
        assertEquals("token endpoint: no JSON object came", fault());
        answers.put("/k", "{\"keys\":[]}");
        assertEquals("keys: there are none", fault());
        answers.remove("/k");
        assertEquals("keys: " + base + " answered 404", fault());
        answers.put("/.well-known/openid-configuration", "{\"issuer\":\"x\"}");
        assertEquals("discovery: lacks authorization_endpoint", fault());
        server.stop(0);
        assertEquals("discovery: " + base + " does not answer (ConnectException)", fault());
        Files.delete(folder.resolve("secret"));
        assertEquals("clientSecret: file:" + folder.resolve("secret") + " cannot be read", fault());
    }

    @Test
    void theRedirectUriIsToldAlsoBeforeTheProviderIsRegistered() throws Exception {
        Path tenant = Files.createDirectories(folder.resolve("tenants/solberga"));
        Files.writeString(tenant.resolve("texts.properties"), "brand.companyName=Solberga\n");
        Files.writeString(
                tenant.resolve("tenant.properties"),
                """
                tenant.id=solberga
                tenant.status=active
                hosts=minasidor.solberga.example, other.solberga.example
                login.methods=social
                login.providers=google
                """);
        var tenants = TenantFolders.once(folder.resolve("tenants")).tenants().values();
        assertEquals(
                List.of(
                        new ProviderCheck.Found(
                                false,
                                "solberga at google: announced; it opens with"
                                        + " login.oidc.google.clientId and .clientSecret; redirect"
                                        + " URI https://minasidor.solberga.example/logga-in/google/svar")),
                new ProviderCheck().of(tenants.iterator().next(), "https://{host}"));
    }
}
