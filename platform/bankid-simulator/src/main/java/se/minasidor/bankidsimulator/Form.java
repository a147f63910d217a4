package se.minasidor.bankidsimulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What a page was asked with, in its address or its body. */
record Form(Map<String, String> fields) {

    static Form of(HttpExchange exchange) throws IOException {
        Map<String, String> fields = new HashMap<>();
        read(exchange.getRequestURI().getRawQuery(), fields);
        if (exchange.getRequestMethod().equals("POST")) {
            byte[] body = exchange.getRequestBody().readNBytes(100_000);
            read(new String(body, StandardCharsets.UTF_8), fields);
        }
        return new Form(fields);
    }

    private static void read(String encoded, Map<String, String> fields) {
        if (encoded == null) {
            return;
        }
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Never null. */
    String get(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    int number(String name, int otherwise) {
        return get(name).matches("\\d{1,6}") ? Integer.parseInt(get(name)) : otherwise;
    }
}
