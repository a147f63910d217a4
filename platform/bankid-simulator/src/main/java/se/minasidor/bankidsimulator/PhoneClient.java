package se.minasidor.bankidsimulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A hand on the phone, for tests without a browser. */
public final class PhoneClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI phone;
    private String order = "";

    public PhoneClient(URI phone) {
        this.phone = phone;
    }

    /** Reads a code; false when the app would not take it. */
    public boolean scan(String qrText) {
        return shows(post("scan", "qr=" + encoded(qrText)));
    }

    /** Follows a link that starts the app; false when the order cannot be started any more. */
    public boolean open(String link) {
        return shows(
                send(HttpRequest.newBuilder(phone.resolve("/?" + URI.create(link).getRawQuery()))));
    }

    private boolean shows(HttpResponse<String> answer) {
        Optional<String> location = answer.headers().firstValue("Location");
        order = location.orElse("");
        return order.startsWith("/order/");
    }

    /** What the app shows now. */
    public String screen() {
        return send(HttpRequest.newBuilder(phone.resolve(order))).body();
    }

    /** Enters the code as that person; tells where the app leads back to, if anywhere. */
    public Optional<String> approve(String personalNumber) {
        return decide("decision=approve&personnummer=" + personalNumber);
    }

    public Optional<String> decline() {
        return decide("decision=decline");
    }

    /** Ends it with that hint. */
    public Optional<String> fail(String hint) {
        return decide("decision=fail&why=" + hint);
    }

    private Optional<String> decide(String form) {
        return post(order, form).headers().firstValue("Location");
    }

    private HttpResponse<String> post(String path, String form) {
        return send(
                HttpRequest.newBuilder(phone.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
