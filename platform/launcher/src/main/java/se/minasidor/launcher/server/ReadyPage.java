package se.minasidor.launcher.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The portal's own word on whether it can serve. */
final class ReadyPage {

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final HttpRequest request;
    private boolean answered;

    ReadyPage(int port) {
        URI ready = URI.create("http://127.0.0.1:" + port + "/health/ready");
        request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
    }

    boolean saysYes() throws InterruptedException {
        answered = false;
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            answered = true;
            return status == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Whether there was any answer at all the last time. */
    boolean answered() {
        return answered;
    }
}
