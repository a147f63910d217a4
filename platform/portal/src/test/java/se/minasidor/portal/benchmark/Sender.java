package se.minasidor.portal.benchmark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.minasidor.customers.ApiKeyIssuer;
import se.minasidor.portal.container.Node;
import se.minasidor.portal.container.Surroundings;
import se.minasidor.tenancy.TenantId;

/** A metering system that pushes values over HTTP and wants all of them accepted. */
final class Sender {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern ACCEPTED = Pattern.compile("\"accepted\":([0-9]+)");

    private final Node node;
    private final String tenant;
    private final String key;

    private Sender(Node node, String tenant, String key) {
        this.node = node;
        this.tenant = tenant;
        this.key = key;
    }

    static Sender of(Node node, String tenant) throws SQLException {
        try (Connection connection = Surroundings.portal()) {
            String key =
                    ApiKeyIssuer.issue(
                            connection,
                            new TenantId(tenant),
                            "benchmark",
                            ApiKeyIssuer.SCOPES,
                            Instant.now().plus(Duration.ofDays(1)));
            return new Sender(node, tenant, key);
        }
    }

    /** Sends lines and waits until they are in, at once or as a job. */
    void send(byte[] lines, int expected) throws IOException, InterruptedException {
        send(() -> new ByteArrayInputStream(lines), expected);
    }

    void send(Supplier<InputStream> lines, int expected) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                answer(
                        to("/api/v1/imports/meter-days")
                                .header("Content-Type", "application/x-ndjson")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(BodyPublishers.ofInputStream(lines)));
        if (answer.statusCode() == 202) {
            String job = answer.headers().firstValue("Location").orElseThrow();
            do {
                Thread.sleep(100);
                answer = answer(to(job).GET());
            } while (!answer.body().contains("finishedAt"));
        }
        Matcher accepted = ACCEPTED.matcher(answer.body());
        if (!accepted.find() || Integer.parseInt(accepted.group(1)) != expected) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
                .header("Host", tenant + ".localhost")
                .header("Authorization", "Bearer " + key);
    }

    private static HttpResponse<String> answer(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
