package se.minasidor.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An organisation's billing system as the portal meets it: a key made on the command line, and
 * lines sent to the import API on the organisation's host.
 */
final class BillingSystem {

    // over HTTP/2 the host would be taken from the address, not from the header
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern KEY = Pattern.compile("\\bmp_[A-Za-z0-9_-]{20,}");

    /** One for each portal of each product; to make one takes a command and its time. */
    private static final Map<String, String> KEYS = new ConcurrentHashMap<>();

    private final Product product;
    private final Portal portal;
    private final String key;

    BillingSystem(Product product, Portal portal) {
        this.product = product;
        this.portal = portal;
        this.key =
                KEYS.computeIfAbsent(product.port() + portal.id(), first -> key(product, portal));
    }

    private static String key(Product product, Portal portal) {
        String said =
                product.run(
                        "apikey",
                        "create",
                        portal.id(),
                        "journey",
                        "--scopes",
                        "imports:write,events:read");
        Matcher found = KEY.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("No key in: " + said);
        }
        return found.group();
    }

    /** Sends lines of one kind; every one of them must be taken. */
    void send(String kind, String... lines) {
        HttpResponse<String> answer =
                send(
                        "POST",
                        "/api/v1/imports/" + kind,
                        "application/x-ndjson",
                        HttpRequest.BodyPublishers.ofString(String.join("\n", lines) + "\n"));
        if (answer.statusCode() != 200 || !answer.body().contains("\"rejected\":0")) {
            throw new IllegalStateException(kind + ": " + answer.statusCode() + answer.body());
        }
    }

    void sendPdf(String invoice, byte[] pdf) {
        HttpResponse<String> answer =
                send(
                        "PUT",
                        "/api/v1/invoices/" + invoice + "/pdf",
                        "application/pdf",
                        HttpRequest.BodyPublishers.ofByteArray(pdf));
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + answer.body());
        }
    }

    /** What the portal answers the organisation's system on a question. */
    String read(String path) {
        HttpResponse<byte[]> answer =
                Wire.get(portal.host(), path, "Authorization", "Bearer " + key);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
        return Wire.text(answer);
    }

    private HttpResponse<String> send(
            String method, String path, String type, HttpRequest.BodyPublisher body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + product.port() + path))
                        .header("Host", portal.host() + ":" + product.port())
                        // one that waits for the next lines may be ended while they are sent
                        .header("Connection", "close")
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", type)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .method(method, body)
                        .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
