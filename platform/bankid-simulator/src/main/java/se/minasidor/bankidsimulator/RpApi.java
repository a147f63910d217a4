package se.minasidor.bankidsimulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** {@code POST /rp/v6.0/...}: auth, sign, collect and cancel. */
final class RpApi implements HttpHandler {

    static final String PATH = "/rp/v6.0/";
    private static final int LARGEST = 300_000;

    private final Orders orders;
    private final Script script;

    RpApi(Orders orders, Script script) {
        this.orders = orders;
        this.script = script;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer;
            try {
                answer = answer((HttpsExchange) exchange);
            } catch (Refused refused) {
                answer = refused.answer;
            }
            pause(script.delay().plus(answer.delay()));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(HttpsExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = path.startsWith(PATH) ? path.substring(PATH.length()) : "";
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
        if (!exchange.getRequestMethod().equals("POST")) {
            return Answer.error(405, "methodNotAllowed", "Only POST");
        }
        if (!"application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            return Answer.error(
                    415, "unsupportedMediaType", "Content-Type is application/json, nothing more");
        }
        Optional<Answer> scripted = script.called(method);
        if (scripted.isPresent()) {
            return scripted.get();
        }
        X509Certificate party = party(exchange);
        JsonObject json = json(body);
        return switch (method) {
            case "auth" -> begin(json, party, false);
            case "sign" -> begin(json, party, true);
            case "collect" ->
                    orders.find(orderRef(json), owner(party))
                            .flatMap(order -> order.collect(script, orders.now()))
                            .orElseGet(Answer::noSuchOrder);
            case "cancel" ->
                    orders.find(orderRef(json), owner(party))
                            .filter(order -> order.cancel(orders.now()))
                            .map(order -> Answer.ok(JsonObject.EMPTY_JSON_OBJECT))
                            .orElseGet(Answer::noSuchOrder);
            default -> Answer.error(404, "notFound", "No such path");
        };
    }

    private Answer begin(JsonObject json, X509Certificate party, boolean sign) {
        Order order =
                orders.add(
                        RequestCheck.read(json, sign, owner(party), Names.of(party, "CN")),
                        script.patience());
        return Answer.ok(
                Json.createObjectBuilder()
                        .add("orderRef", order.orderRef)
                        .add("autoStartToken", order.autoStartToken)
                        .add("qrStartToken", order.qrStartToken)
                        .add("qrStartSecret", order.qrStartSecret)
                        .build());
    }

    private static String orderRef(JsonObject json) {
        if (!json.keySet().equals(java.util.Set.of("orderRef"))) {
            throw Refused.because("orderRef, and nothing else");
        }
        return RequestCheck.text(json, "orderRef");
    }

    private static JsonObject json(byte[] body) {
        try (JsonReader reader =
                Json.createReader(new StringReader(new String(body, StandardCharsets.UTF_8)))) {
            return reader.readObject();
        } catch (JsonException notJson) {
            throw Refused.because("The body is not a JSON object");
        }
    }

    private static X509Certificate party(HttpsExchange exchange) throws IOException {
        return (X509Certificate) exchange.getSSLSession().getPeerCertificates()[0];
    }

    private static String owner(X509Certificate party) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(party.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request that BankID would refuse. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Answer answer;

        private Refused(Answer answer) {
            super(answer.body());
            this.answer = answer;
        }

        static Refused because(String details) {
            return new Refused(Answer.error(400, "invalidParameters", details));
        }
    }
}
