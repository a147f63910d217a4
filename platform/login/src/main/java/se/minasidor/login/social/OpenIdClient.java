package se.minasidor.login.social;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks providers things. A provider may be slow, silent, enormous or lead elsewhere; none of that
 * may cost us more than a few seconds, a little memory and a few threads. Redirects are not
 * followed.
 */
@ApplicationScoped
class OpenIdClient {

    /** An answer, whatever its status. */
    record Answer(int status, String body) {}

    private static final int LARGEST = 256 * 1024;
    private static final int AT_ONCE = 16;
    private static final int MOST_HOSTS = 1000;

    private final Duration patience;
    private final HttpClient http;
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();

    OpenIdClient() {
        this(Duration.ofSeconds(5));
    }

    OpenIdClient(Duration patience) {
        this.patience = patience;
        http =
                HttpClient.newBuilder()
                        .connectTimeout(patience)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    Answer get(ProviderTrouble.Step step, URI address, Map<String, String> headers)
            throws ProviderTrouble {
        return ask(step, address, HttpRequest.newBuilder(address).GET(), headers);
    }

    Answer post(ProviderTrouble.Step step, URI address, String form, Map<String, String> headers)
            throws ProviderTrouble {
        return ask(
                step,
                address,
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                headers);
    }

    private Answer ask(
            ProviderTrouble.Step step,
            URI address,
            HttpRequest.Builder request,
            Map<String, String> headers)
            throws ProviderTrouble {
        request.timeout(patience).header("Accept", "application/json");
        headers.forEach(request::header);
        Semaphore turn = turn(address.getAuthority());
        if (!turn.tryAcquire()) {
            throw trouble(step, address, "has " + AT_ONCE + " of our questions open already");
        }
        try {
            HttpResponse<byte[]> answer = whole(request.build());
            return new Answer(
                    answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException slow) {
            throw trouble(step, address, "did not answer in " + patience.toMillis() + " ms");
        } catch (ExecutionException failed) {
            throw trouble(step, address, "did not answer well: " + words(failed.getCause()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw trouble(step, address, "was asked by a stopping server");
        } finally {
            turn.release();
        }
    }

    private Semaphore turn(String host) {
        if (turns.size() > MOST_HOSTS) {
            turns.clear();
        }
        return turns.computeIfAbsent(host, h -> new Semaphore(AT_ONCE));
    }

    /** The whole answer in time; the client's own limit ends with the headers. */
    private HttpResponse<byte[]> whole(HttpRequest request)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, head -> new Limited());
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    private static ProviderTrouble trouble(ProviderTrouble.Step step, URI address, String what) {
        return new ProviderTrouble(
                step, address.getScheme() + "://" + address.getAuthority() + " " + what);
    }

    private static String words(Throwable cause) {
        return cause instanceof TooLarge ? cause.getMessage() : cause.getClass().getSimpleName();
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("more than " + LARGEST + " bytes");
        }
    }

    /** Keeps a small body; hangs up on a large one. */
    private static final class Limited implements HttpResponse.BodySubscriber<byte[]> {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private Flow.Subscription subscription;

        @Override
        public CompletableFuture<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                if (bytes.size() + part.remaining() > LARGEST) {
                    subscription.cancel();
                    body.completeExceptionally(new TooLarge());
                    return;
                }
                byte[] copy = new byte[part.remaining()];
                part.get(copy);
                bytes.writeBytes(copy);
            }
        }

        @Override
        public void onError(Throwable failed) {
            body.completeExceptionally(failed);
        }

        @Override
        public void onComplete() {
            body.complete(bytes.toByteArray());
        }
    }
}
