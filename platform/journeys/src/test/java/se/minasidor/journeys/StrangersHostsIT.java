package se.minasidor.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host that is nobody's gets a plain page: no brand, no cookie, no hint. */
class StrangersHostsIT extends Journey {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: nobody.localhost",
                "Host: evil.example/x",
                "Host: a b",
                "Host: arvikateknik.localhost.evil.example",
                "Host: arvikateknik.localhost\r\nHost: nobody.localhost"
            })
    void isAnsweredWithNothing(String header) throws IOException {
        String answer = ask("GET / HTTP/1.1\r\n" + header + "\r\nConnection: close\r\n\r\n");
        assertTrue(answer.matches("(?s)HTTP/1.1 4\\d\\d .*"), answer);
        assertFalse(answer.toLowerCase(Locale.ROOT).contains("set-cookie"), answer);
        for (Portal portal : Portal.all()) {
            assertFalse(answer.contains(portal.fact("legalName")), answer);
        }
    }

    @Test
    void aKnownHostIsKnownInAnySpelling() throws IOException {
        String host = Portal.all().get(0).host();
        for (String spelling :
                new String[] {host.toUpperCase(Locale.ROOT), host + ".", host + ":1234"}) {
            String answer =
                    ask("GET / HTTP/1.1\r\nHost: " + spelling + "\r\nConnection: close\r\n\r\n");
            assertEquals("HTTP/1.1 200 OK", answer.lines().findFirst().orElse(""), spelling);
        }
    }

    private static String ask(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", PRODUCT.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
