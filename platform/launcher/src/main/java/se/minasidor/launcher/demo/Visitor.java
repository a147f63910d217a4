package se.minasidor.launcher.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser on one host: keeps cookies, follows redirects, fills in forms. */
final class Visitor {

    private static final Pattern FORM =
            Pattern.compile(
                    "<form[^>]*method=\"post\"[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>",
                    Pattern.DOTALL);
    private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(name|value)=\"([^\"]*)\"");
    private static final int MOST_REDIRECTS = 5;

    private final String host;
    private final int port;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    Visitor(String host, int port) {
        this.host = host;
        this.port = port;
    }

    String open(String pathOrLink) throws IOException, InterruptedException {
        return send(path(pathOrLink), null, 0);
    }

    /** Sends the form of a page that has the named field; the next page. */
    String submit(String page, String field, Map<String, String> values)
            throws IOException, InterruptedException {
        Matcher forms = FORM.matcher(page);
        while (forms.find()) {
            if (forms.group(2).contains("name=\"" + field + "\"")) {
                Map<String, String> all = hidden(forms.group(2));
                all.putAll(values);
                return send(forms.group(1), all, 0);
            }
        }
        throw new IOException(host + ": the page has no field " + field);
    }

    private static Map<String, String> hidden(String form) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher inputs = HIDDEN.matcher(form);
        while (inputs.find()) {
            Map<String, String> input = new LinkedHashMap<>();
            Matcher attributes = ATTRIBUTE.matcher(inputs.group());
            while (attributes.find()) {
                input.put(attributes.group(1), attributes.group(2));
            }
            values.put(input.get("name"), input.getOrDefault("value", ""));
        }
        return values;
    }

    private String send(String path, Map<String, String> form, int redirects)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofMinutes(2))
                        .header("Host", host + ":" + port);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(c -> c.getKey() + "=" + c.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Origin", "http://" + host + ":" + port)
                    .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
        }
        HttpResponse<String> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        answer.headers().allValues("set-cookie").forEach(this::keep);
        if (answer.statusCode() / 100 == 3 && redirects < MOST_REDIRECTS) {
            String next = answer.headers().firstValue("location").orElse("/");
            return send(path(next), null, redirects + 1);
        }
        if (answer.statusCode() != 200) {
            throw new IOException(host + path + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0].strip(), pair.length == 2 ? pair[1] : "");
    }

    private static String path(String pathOrLink) {
        if (pathOrLink.startsWith("/")) {
            return pathOrLink;
        }
        URI link = URI.create(pathOrLink);
        return link.getRawPath() + (link.getRawQuery() == null ? "" : "?" + link.getRawQuery());
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(
                        f ->
                                URLEncoder.encode(f.getKey(), StandardCharsets.UTF_8)
                                        + "="
                                        + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
