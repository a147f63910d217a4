package se.minasidor.portal.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A visitor with a browser that shows nothing: it keeps cookies, reads the form token off the pages
 * and follows no redirect by itself.
 */
final class Visitor {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern TOKEN =
            Pattern.compile("name=\"formToken\" value=\"([A-Za-z0-9_-]+)\"");

    private final Node node;
    private final String host;
    private final Map<String, String> cookies;
    private String formToken = "";

    private Visitor(Node node, String host, Map<String, String> cookies) {
        this.node = node;
        this.host = host;
        this.cookies = cookies;
    }

    /** Somebody without cookies. */
    static Visitor of(Node node, String host) {
        return new Visitor(node, host, new ConcurrentHashMap<>());
    }

    /** The same browser with the same cookies, served by that node. */
    Visitor at(Node other) {
        Visitor visitor = new Visitor(other, host, cookies);
        visitor.formToken = formToken;
        return visitor;
    }

    /** A copy of all cookies, sent to another host, which browsers do not do and thieves can. */
    Visitor on(String otherHost) {
        return new Visitor(node, otherHost, new ConcurrentHashMap<>(cookies));
    }

    String cookie(String name) {
        return cookies.getOrDefault("__Host-" + name, "");
    }

    /** All cookies, as a browser sends them. */
    String cookies() {
        return cookies.entrySet().stream()
                .map(c -> c.getKey() + "=" + c.getValue())
                .collect(Collectors.joining("; "));
    }

    /**
     * @param headers names and values in turn
     */
    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    /** Posts a form with its token, as its page would. */
    HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        if (formToken.isEmpty()) {
            Matcher found = TOKEN.matcher(get("/?metod=customernumber").body());
            if (!found.find() && !(found = TOKEN.matcher(get(path).body())).find()) {
                throw new IllegalStateException("No form on the login page");
            }
            formToken = found.group(1);
        }
        Map<String, String> all = new ConcurrentHashMap<>(fields);
        all.put("formToken", formToken);
        return postWithout(path, all, headers);
    }

    /** Posts exactly these fields. */
    HttpResponse<String> postWithout(String path, Map<String, String> fields, String... headers) {
        String body =
                fields.entrySet().stream()
                        .map(f -> f.getKey() + "=" + encoded(f.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                request(path, headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    HttpResponse<String> logIn(String number, String password, String... headers) {
        return post("/", login(number, password), headers);
    }

    /** With one more field of the form. */
    HttpResponse<String> logInWith(String field, String value, String number, String password) {
        Map<String, String> form = new HashMap<>(login(number, password));
        form.put(field, value);
        return post("/", form);
    }

    private static Map<String, String> login(String number, String password) {
        return Map.of("metod", "customernumber", "kundnummer", number, "losenord", password);
    }

    HttpResponse<String> choosePassword(String password) {
        return post("/losenord/valj", Map.of("losenord", password));
    }

    /** Is this browser signed in, as far as the pages behind the login are concerned? */
    boolean isIn() {
        return get("/oversikt").statusCode() == 200;
    }

    /** Does the mailed link that was opened last show the form for a password? */
    boolean mayChoose() {
        return get("/losenord/valj").body().contains("name=\"losenord\"");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
                        .timeout(Surroundings.LONG)
                        .header("Host", host);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies());
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer =
                    HTTP.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        for (HttpCookie cookie : HttpCookie.parse(header)) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
    }
}
