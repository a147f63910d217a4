package se.minasidor.portal.container;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * OpenID providers that answer as they are told, which is mostly wrong. One server, one issuer for
 * each first part of the path. A code stands for an answer that was prepared for it and works once;
 * whoever trades it must show the verifier that belongs to the challenge.
 */
final class ForgingProvider {

    /** The directory that the accounts at the template issuer belong to. */
    static final String DIRECTORY = "11111111-2222-4333-8444-555555555555";

    /** What the token endpoint gives for a code: a whole body. */
    private record Prepared(String challenge, String body) {}

    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey strangersKey;
    private final Map<String, Prepared> codes = new ConcurrentHashMap<>();
    private final Map<String, String> graphTokens = new ConcurrentHashMap<>();
    private final AtomicInteger keySetsRead = new AtomicInteger();

    private ForgingProvider(HttpServer server) throws JOSEException {
        this.server = server;
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        strangersKey = new RSAKeyGenerator(2048).keyID("one").generate();
    }

    static ForgingProvider start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            ForgingProvider provider = new ForgingProvider(server);
            server.setExecutor(
                    Executors.newCachedThreadPool(
                            work -> {
                                Thread thread = new Thread(work, "forging provider");
                                thread.setDaemon(true);
                                return thread;
                            }));
            server.createContext("/", provider::answer);
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int keySetsRead() {
        return keySetsRead.get();
    }

    /** The issuer that honest tokens of one of our providers carry. */
    String issuer(String provider) {
        return provider.equals("many")
                ? address() + "/" + DIRECTORY + "/v2.0"
                : address() + "/" + provider;
    }

    /** The claims of an honest token. */
    JWTClaimsSet.Builder honest(String provider, String client, String subject, String nonce) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer(provider))
                .audience(client)
                .subject(subject)
                .claim("nonce", nonce)
                .claim("tid", provider.equals("many") ? DIRECTORY : null)
                .claim("email", "same@example.test")
                .claim("email_verified", true)
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    String signed(JWTClaimsSet claims) {
        return signed(claims, key, key.getKeyID());
    }

    String signedByAStranger(JWTClaimsSet claims, String keyId) {
        return signed(claims, strangersKey, keyId);
    }

    private static String signed(JWTClaimsSet claims, RSAKey with, String keyId) {
        try {
            SignedJWT jwt =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims);
            jwt.sign(new RSASSASigner(with));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    /** The public key, which everybody knows, used as if it were a shared secret. */
    String signedWithThePublicKey(JWTClaimsSet claims) {
        try {
            SignedJWT jwt =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims);
            jwt.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A code that is traded for that ID token. */
    String code(String challenge, String idToken) {
        return codeFor(challenge, "{\"access_token\":\"at\",\"id_token\":\"" + idToken + "\"}");
    }

    /** A code that is traded for an access token only, made for an application and a user. */
    String graphCode(String challenge, String application, String user) {
        String token = "at-" + codes.size() + "-" + System.nanoTime();
        graphTokens.put(token, application + " " + user);
        return codeFor(challenge, "{\"access_token\":\"" + token + "\"}");
    }

    String codeFor(String challenge, String body) {
        String code = "code-" + codes.size() + "-" + System.nanoTime();
        codes.put(code, new Prepared(challenge, body));
        return code;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try (exchange) {
            if (path.startsWith("/silent/") && !path.contains(".well-known")) {
                TimeUnit.DAYS.sleep(1);
            } else if (path.equals("/huge/keys")) {
                endless(exchange);
            } else if (path.endsWith("/.well-known/openid-configuration")) {
                send(exchange, 200, document(path));
            } else if (path.endsWith("/keys")) {
                keySetsRead.incrementAndGet();
                send(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
            } else if (path.endsWith("/token") || path.endsWith("/oauth/access_token")) {
                trade(exchange, fields(form));
            } else if (path.endsWith("/debug_token") || path.endsWith("/me")) {
                graph(exchange, path);
            } else {
                send(exchange, 404, "{}");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private String document(String path) {
        String base = address() + path.replace("/.well-known/openid-configuration", "");
        String issuer =
                path.startsWith("/common/")
                        ? address() + "/{tenantid}/v2.0"
                        : path.startsWith("/liar/") ? address() + "/plain" : base;
        String tokenEndpoint =
                path.startsWith("/graph/") ? "" : "\"token_endpoint\":\"" + base + "/token\",";
        return """
        {"issuer":"%s","authorization_endpoint":"%s/authorize",%s"jwks_uri":"%s/keys",
         "id_token_signing_alg_values_supported":["RS256","HS256","none"]}"""
                .formatted(issuer, base, tokenEndpoint, base);
    }

    private void trade(HttpExchange exchange, Map<String, String> form) throws IOException {
        Prepared prepared = codes.remove(form.getOrDefault("code", ""));
        boolean good =
                prepared != null
                        && prepared.challenge().equals(challenge(form.get("code_verifier")))
                        && "authorization_code".equals(form.get("grant_type"))
                        && form.getOrDefault("redirect_uri", "").endsWith("/svar")
                        && (exchange.getRequestHeaders().containsKey("Authorization")
                                || form.containsKey("client_secret"));
        send(exchange, good ? 200 : 400, good ? prepared.body() : "{\"error\":\"invalid_grant\"}");
    }

    private void graph(HttpExchange exchange, String path) throws IOException {
        String bearer =
                exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "");
        Map<String, String> query = fields(exchange.getRequestURI().getRawQuery());
        if (path.endsWith("/debug_token")) {
            String[] about = graphTokens.getOrDefault(query.get("input_token"), " ").split(" ");
            send(
                    exchange,
                    200,
                    "{\"data\":{\"app_id\":\"%s\",\"is_valid\":true,\"user_id\":\"%s\"}}"
                            .formatted(about[0], about[1]));
        } else {
            boolean proven = query.getOrDefault("appsecret_proof", "").matches("[0-9a-f]{64}");
            String user = graphTokens.getOrDefault(bearer, " ").split(" ")[1];
            send(exchange, proven ? 200 : 400, "{\"id\":\"" + user + "\"}");
        }
    }

    /** Something that begins like a key set and goes on until the reader hangs up. */
    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] part = ("{\"kty\":\"oct\",\"k\":\"" + "A".repeat(10_000) + "\"},").getBytes();
        exchange.getResponseBody().write("{\"keys\":[".getBytes());
        while (true) {
            exchange.getResponseBody().write(part);
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static Map<String, String> fields(String form) {
        Function<String, String> plain = s -> URLDecoder.decode(s, StandardCharsets.UTF_8);
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(
                        Collectors.toMap(
                                field -> plain.apply(field[0]), field -> plain.apply(field[1])));
    }

    static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(
                                            String.valueOf(verifier)
                                                    .getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
