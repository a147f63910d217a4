import io.netty.handler.ssl.SslContextBuilder;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import javax.net.ssl.KeyManagerFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import se.swedenconnect.bankid.rpapi.service.AuthenticateRequest;
import se.swedenconnect.bankid.rpapi.service.QRGenerator;
import se.swedenconnect.bankid.rpapi.service.UserVisibleData;
import se.swedenconnect.bankid.rpapi.service.impl.AbstractQRGenerator;
import se.swedenconnect.bankid.rpapi.service.impl.BankIDClientImpl;
import se.swedenconnect.bankid.rpapi.types.CollectResponse;
import se.swedenconnect.bankid.rpapi.types.OrderResponse;

/** Sweden Connect's BankIDClientImpl, unchanged, against the simulator: auth, collect, cancel. */
public final class Check {

    private static String phone;

    /** Their generator, asked for the text instead of the picture. */
    private static final class Texts extends AbstractQRGenerator {
        String animated(OrderResponse order) throws Exception {
            return buildAnimatedInput(
                    order.getQrStartToken(), order.getQrStartSecret(), Instant.now());
        }

        @Override
        public byte[] generateQRCodeImage(String text, int size, ImageFormat format) {
            return text.getBytes();
        }

        @Override
        public byte[] generateAnimatedQRCodeImage(
                String token, String secret, Instant start, int size, ImageFormat format) {
            return new byte[0];
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        phone = "http://127.0.0.1:" + arguments[2];
        char[] password =
                Files.readString(folder.resolve("rp/client.password")).strip().toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("rp/client.p12"))) {
            keys.load(in, password);
        }
        KeyManagerFactory own =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, password);
        var tls =
                SslContextBuilder.forClient()
                        .keyManager(own)
                        .trustManager(folder.resolve("root.pem").toFile())
                        .build();
        var http = reactor.netty.http.client.HttpClient.create().secure(s -> s.sslContext(tls));
        WebClient web =
                WebClient.builder()
                        .baseUrl("https://localhost:" + arguments[1] + "/rp/v6.0")
                        .clientConnector(new ReactorClientHttpConnector(http))
                        .build();
        Texts qr = new Texts();
        BankIDClientImpl client = new BankIDClientImpl("check", web, qr);

        OrderResponse order = client.authenticate(request()).block();
        expect("PENDING", client.collect(order.getOrderReference()).block());
        String page = location("/scan", "qr=" + qr.animated(order));
        location(page, "decision=approve&personnummer=193505296776");
        CollectResponse done = client.collect(order.getOrderReference()).block();
        expect("COMPLETE", done);
        if (!done.getCompletionData().getUser().getPersonalNumber().equals("193505296776")) {
            throw new AssertionError("another person");
        }

        OrderResponse cancelled = client.authenticate(request()).block();
        client.cancel(cancelled.getOrderReference()).block();
        try {
            client.collect(cancelled.getOrderReference()).block();
            throw new AssertionError("A cancelled order was collected");
        } catch (RuntimeException refused) {
            System.out.println("Sweden Connect bankid-rp-api 1.2.1: auth, collect and cancel work");
        }
        System.exit(0);
    }

    private static AuthenticateRequest request() {
        UserVisibleData data = new UserVisibleData();
        data.setDisplayText("Hej");
        return new AuthenticateRequest("127.0.0.1", data, null);
    }

    private static void expect(String status, CollectResponse answer) {
        if (!answer.getStatus().name().equals(status)) {
            throw new AssertionError(answer);
        }
    }

    private static String location(String path, String form) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(phone + path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElse("");
    }
}
