package se.minasidor.customers.invoices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.minasidor.tenancy.TenantId;

/** Whatever the organisation's archive does, the portal gets a PDF or nothing, and soon. */
class InvoicePdfClientTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final byte[] PDF = "%PDF-1.7 hello".getBytes(StandardCharsets.US_ASCII);

    private final InvoicePdfClient client = new InvoicePdfClient(Duration.ofMinutes(2));
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer archive;

    @BeforeEach
    void start() throws IOException {
        archive = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        archive.setExecutor(Executors.newCachedThreadPool());
        archive.createContext("/", this::answer);
        archive.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        archive.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        switch (path) {
            case "/good/9%20%2F1" -> send(exchange, 200, PDF);
            case "/page/1" -> send(exchange, 200, "<html>".getBytes(StandardCharsets.US_ASCII));
            case "/moved/1" -> {
                exchange.getResponseHeaders().add("Location", "/good/9%20%2F1");
                send(exchange, 302, PDF);
            }
            case "/large/1" -> {
                byte[] large = new byte[PdfForm.LARGEST + 1];
                System.arraycopy(PDF, 0, large, 0, PDF.length);
                send(exchange, 200, large);
            }
            case "/slow/1" -> drip(exchange);
            default -> send(exchange, 404, PDF);
        }
    }

    /** Begins at once and does not end before the test. */
    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            do {
                out.write('x');
                out.flush();
            } while (!over.await(100, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private Optional<byte[]> fetch(String path, String number) {
        return client.fetch(ALFA, address(path), number);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + archive.getAddress().getPort() + path;
    }

    @Test
    void theNumberIsPutIntoTheAddressSafely() {
        assertEquals(PDF.length, fetch("/good/{number}", "9 /1").orElseThrow().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page/1", "/moved/1", "/large/1", "/none/1"})
    void anythingElseIsNoPdf(String path) {
        assertEquals(Optional.empty(), fetch(path, "1"));
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void anArchiveThatNeverEndsIsGivenUpInTime() {
        InvoicePdfClient soon = new InvoicePdfClient(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), soon.fetch(ALFA, address("/slow/1"), "1"));
    }

    @Test
    void anAddressThatIsNoneIsNoPdf() {
        assertEquals(Optional.empty(), client.fetch(ALFA, "ht tp://{number}", "1"));
        assertEquals(Optional.empty(), client.fetch(ALFA, "http://127.0.0.1:1/{number}", "1"));
    }
}
