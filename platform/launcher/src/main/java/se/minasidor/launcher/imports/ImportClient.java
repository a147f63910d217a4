package se.minasidor.launcher.imports;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Speaks to a portal's import API. */
final class ImportClient {

    /** What came back; {@code json} is empty when it was something else. */
    record Answer(int status, JsonObject json, Duration retryAfter) {
        boolean ok() {
            return status / 100 == 2;
        }

        /** Why not, in words. */
        String problem() {
            return json.getString("title", "The portal answered " + status)
                    + (json.containsKey("detail") ? ". " + json.getString("detail") : "")
                    + (json.containsKey("code") ? " (" + json.getString("code") + ")" : "");
        }
    }

    private final HttpClient http;
    private final URI portal;
    private final String key;
    private final Duration quick;

    /**
     * @param quick the longest that a connection takes, and an answer that takes no work
     */
    ImportClient(URI portal, String key, Duration quick) {
        this.portal = portal;
        this.key = key;
        this.quick = quick;
        http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(quick)
                        .build();
    }

    /** The import that a key named. */
    Answer named(String idempotencyKey) throws IOException, InterruptedException {
        return get("?idempotencyKey=" + URLEncoder.encode(idempotencyKey, StandardCharsets.UTF_8));
    }

    Answer status(String id) throws IOException, InterruptedException {
        return get("/" + id);
    }

    private Answer get(String path) throws IOException, InterruptedException {
        return answer(
                http.send(request(path).timeout(quick).GET().build(), BodyHandlers.ofString()));
    }

    /** What was wrong with which line, as lines of JSON; to be closed. */
    Stream<String> errors(String id) throws IOException, InterruptedException {
        return http.send(request("/" + id + "/errors").GET().build(), BodyHandlers.ofLines())
                .body();
    }

    /**
     * @param sent counts the bytes that went out
     */
    CompletableFuture<Answer> send(
            String kind, String mode, String idempotencyKey, SentFile file, AtomicLong sent) {
        HttpRequest.Builder request =
                request("/" + kind + "?mode=" + mode)
                        .header("Content-Type", file.type())
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(
                                BodyPublishers.fromPublisher(
                                        BodyPublishers.ofInputStream(
                                                () -> counted(file.file(), sent)),
                                        Math.max(1, file.size())));
        if (file.gzip()) {
            request.header("Content-Encoding", "gzip");
        }
        return http.sendAsync(request.build(), BodyHandlers.ofString())
                .thenApply(ImportClient::answer);
    }

    private static InputStream counted(Path file, AtomicLong sent) {
        try {
            return new FilterInputStream(new FileInputStream(file.toFile())) {
                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    int got = super.read(target, offset, length);
                    sent.addAndGet(Math.max(0, got));
                    return got;
                }
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Names under localhost are known to browsers only: we call this computer and say the name. */
    private HttpRequest.Builder request(String path) {
        boolean here = portal.getHost().endsWith(".localhost");
        String port = portal.getPort() < 0 ? "" : ":" + portal.getPort();
        URI address =
                URI.create(
                        portal.getScheme()
                                + "://"
                                + (here ? "127.0.0.1" : portal.getHost())
                                + port
                                + "/api/v1/imports"
                                + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).header("Authorization", "Bearer " + key);
        return here ? request.header("Host", portal.getHost() + port) : request;
    }

    private static Answer answer(HttpResponse<String> response) {
        Optional<String> wait = response.headers().firstValue("Retry-After");
        long seconds = wait.filter(w -> w.matches("\\d{1,4}")).map(Long::parseLong).orElse(5L);
        return new Answer(
                response.statusCode(), json(response.body()), Duration.ofSeconds(seconds));
    }

    private static JsonObject json(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (JsonException somethingElse) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }
}
