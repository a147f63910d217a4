package se.minasidor.login.bankid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.minasidor.login.BankIdCertificate;

/**
 * Speaks RP API v6.0 with BankID.
 *
 * <p>Each organisation has its own certificate, and so its own TLS context and connections: a
 * shared pool would sooner or later send one organisation's order over another's connection. They
 * are made when first needed and kept for the organisations that were used last.
 */
@ApplicationScoped
public class BankIdClient {

    private static final Logger LOG = Logger.getLogger(BankIdClient.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST = 100;

    private record Connection(FileTime made, HttpClient http) {}

    private final BankIdSettings settings;
    private final Duration patience;
    private final Map<String, Connection> connections =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Connection> eldest) {
                    return size() > MOST;
                }
            };

    protected BankIdClient() {
        this(null);
    }

    @Inject
    public BankIdClient(BankIdSettings settings) {
        this(settings, PATIENCE);
    }

    BankIdClient(BankIdSettings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    /** An order by which somebody says who they are. */
    Answers.Begun auth(String certificate, OrderRequest request) {
        return begun(certificate, "auth", request);
    }

    /** An order by which somebody signs the visible text. */
    Answers.Begun sign(String certificate, OrderRequest request) {
        return begun(certificate, "sign", request);
    }

    private Answers.Begun begun(String certificate, String method, OrderRequest request) {
        Said said = post(certificate, method, request.json());
        if (said.failure().isPresent()) {
            return new Answers.Refused(said.failure().get());
        }
        JsonObject json = said.json();
        Answers.Order order =
                new Answers.Order(
                        text(json, "orderRef"),
                        text(json, "autoStartToken"),
                        text(json, "qrStartToken"),
                        text(json, "qrStartSecret"));
        return order.orderRef().isEmpty() ? new Answers.Refused(Failure.UNKNOWN) : order;
    }

    /** How an order goes. What has ended must not be asked about again. */
    Answers.Collected collect(String certificate, String orderRef) {
        Said said = post(certificate, "collect", ref(orderRef));
        if (said.failure().isPresent()) {
            return new Answers.Refused(said.failure().get());
        }
        JsonObject json = said.json();
        return switch (text(json, "status").toLowerCase(Locale.ROOT)) {
            case "pending" -> new Answers.Pending(text(json, "hintCode"));
            case "failed" -> new Answers.Failed(text(json, "hintCode"));
            case "complete" -> complete(json.get("completionData"));
            default -> new Answers.Refused(Failure.UNKNOWN);
        };
    }

    private static Answers.Collected complete(JsonValue value) {
        if (!(value instanceof JsonObject data)) {
            return new Answers.Refused(Failure.UNKNOWN);
        }
        JsonObject user = object(data, "user");
        String risk = text(data, "risk").toLowerCase(Locale.ROOT);
        return new Answers.Complete(
                new Answers.Completion(
                        text(user, "personalNumber"),
                        text(user, "givenName"),
                        text(user, "surname"),
                        text(object(data, "device"), "ipAddress"),
                        risk.isEmpty() ? Optional.empty() : Optional.of(risk),
                        text(data, "signature"),
                        text(data, "ocspResponse")));
    }

    /** Ends an order that nobody waits for; it does not matter whether it still could. */
    void cancel(String certificate, String orderRef) {
        post(certificate, "cancel", ref(orderRef));
    }

    private static JsonObject ref(String orderRef) {
        return Json.createObjectBuilder().add("orderRef", orderRef).build();
    }

    /** An answer: what it said, or why it is none. */
    private record Said(JsonObject json, Optional<Failure> failure) {

        static Said nothing(Failure why) {
            return new Said(JsonValue.EMPTY_JSON_OBJECT, Optional.of(why));
        }
    }

    private Said post(String certificate, String method, JsonObject body) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(settings.url().resolve(method))
                            .timeout(patience)
                            // with a charset behind it BankID answers 415
                            .header("Content-Type", "application/json")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            body.toString(), StandardCharsets.UTF_8))
                            .build();
            HttpResponse<String> answer =
                    http(certificate)
                            .send(
                                    request,
                                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return read(certificate, method, answer);
        } catch (IOException silent) {
            LOG.log(
                    Level.WARNING,
                    "BankID gives no answer to {0} with certificate {1}: {2}",
                    new Object[] {method, certificate, silent.toString()});
            return Said.nothing(Failure.NO_ANSWER);
        } catch (BankIdCertificate.Unusable wrong) {
            LOG.log(Level.SEVERE, "BankID cannot be asked: {0}", wrong.getMessage());
            return Said.nothing(Failure.NO_ANSWER);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Said.nothing(Failure.NO_ANSWER);
        }
    }

    private static Said read(String certificate, String method, HttpResponse<String> answer) {
        Optional<JsonObject> json = json(answer.body());
        if (answer.statusCode() == 200 && json.isPresent()) {
            return new Said(json.get(), Optional.empty());
        }
        String code = json.map(j -> text(j, "errorCode")).orElse("");
        Failure why =
                answer.statusCode() == 200
                        ? Failure.UNKNOWN
                        : Failure.of(answer.statusCode(), code);
        LOG.log(
                why.ours() ? Level.SEVERE : Level.INFO,
                "BankID answers {0} {1} to {2} with certificate {3}: {4}",
                new Object[] {
                    String.valueOf(answer.statusCode()),
                    printable(code),
                    method,
                    certificate,
                    printable(json.map(j -> text(j, "details")).orElse("no JSON"))
                });
        return Said.nothing(why);
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\p{L}\\p{N} .,:'()/-]", "?");
    }

    private static Optional<JsonObject> json(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return Optional.of(reader.readObject());
        } catch (JsonException notJson) {
            return Optional.empty();
        }
    }

    /** A text, or empty where there is none; fields that we do not know do not matter. */
    private static String text(JsonObject json, String field) {
        return json.get(field) instanceof JsonString text ? text.getString() : "";
    }

    private static JsonObject object(JsonObject json, String field) {
        return json.get(field) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** A new file of the same name is taken up at once. */
    private HttpClient http(String certificate) throws IOException {
        Path file = BankIdCertificate.file(settings.certificates(), certificate);
        FileTime made = Files.getLastModifiedTime(file);
        synchronized (connections) {
            Connection connection = connections.get(certificate);
            if (connection == null || !connection.made().equals(made)) {
                connection =
                        new Connection(
                                made,
                                HttpClient.newBuilder()
                                        .version(HttpClient.Version.HTTP_1_1)
                                        .connectTimeout(patience)
                                        .followRedirects(HttpClient.Redirect.NEVER)
                                        .sslContext(
                                                BankIdCertificate.open(
                                                                settings.certificates(),
                                                                certificate,
                                                                settings.root())
                                                        .tls())
                                        .build());
                connections.put(certificate, connection);
            }
            return connection.http();
        }
    }
}
