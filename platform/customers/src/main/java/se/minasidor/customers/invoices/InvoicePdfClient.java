package se.minasidor.customers.invoices;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;
import se.minasidor.tenancy.TenantId;

/**
 * Fetches the PDF of an invoice from where the organisation keeps it ({@code invoices.pdfSource}).
 * Slow, large, redirected or other answers than a PDF are trouble, and trouble is no PDF: the page
 * says that it is being made.
 */
@ApplicationScoped
public class InvoicePdfClient {

    private static final Logger LOG = Logger.getLogger(InvoicePdfClient.class.getName());

    private final Duration patience;
    private final HttpClient http;

    public InvoicePdfClient() {
        this(Duration.ofSeconds(5));
    }

    InvoicePdfClient(Duration patience) {
        this.patience = patience;
        http =
                HttpClient.newBuilder()
                        .connectTimeout(patience)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /**
     * @param source an address with {@code {number}} where the invoice number goes
     */
    public Optional<byte[]> fetch(TenantId tenant, String source, String number) {
        String trouble;
        try {
            String inAddress =
                    URLEncoder.encode(number, StandardCharsets.UTF_8).replace("+", "%20");
            URI address = URI.create(source.replace("{number}", inAddress));
            HttpResponse<byte[]> answer = get(address);
            if (answer.statusCode() == 200 && PdfForm.fits(answer.body())) {
                return Optional.of(answer.body());
            }
            trouble =
                    answer.statusCode() == 200
                            ? "no PDF of at most 10 MB"
                            : "status " + answer.statusCode();
        } catch (IllegalArgumentException wrongAddress) {
            trouble = "an address that is none";
        } catch (TimeoutException slow) {
            trouble = "no answer in " + patience.toSeconds() + " s";
        } catch (ExecutionException failed) {
            trouble = failed.getCause().getClass().getSimpleName();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            trouble = "a stopping server";
        }
        String told = trouble;
        LOG.warning(() -> "The PDF source of " + tenant + " gave " + told);
        return Optional.empty();
    }

    /** The whole answer in time; the client's own limit ends with the headers. */
    private HttpResponse<byte[]> get(URI address)
            throws InterruptedException, ExecutionException, TimeoutException {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(patience)
                        .header("Accept", "application/pdf")
                        .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.fromSubscriber(new Limited(), Limited::bytes));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    /** Keeps a body, and nothing of one that is larger than a PDF may be. */
    private static final class Limited implements Flow.Subscriber<List<ByteBuffer>> {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean tooLarge;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                tooLarge = tooLarge || bytes.size() + part.remaining() > PdfForm.LARGEST;
                if (tooLarge) {
                    bytes.reset();
                    return;
                }
                byte[] copy = new byte[part.remaining()];
                part.get(copy);
                bytes.writeBytes(copy);
            }
        }

        @Override
        public void onError(Throwable failed) {
            // The client tells it to whoever waits for the answer.
        }

        @Override
        public void onComplete() {
            // The client asks for the bytes then.
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
