package se.minasidor.launcher.mailsink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sink's web page: the list of mails, one mail as text and as HTML, and {@code /mails.json} for
 * tests. A mail's HTML is shown in a frame that can run and send nothing.
 */
final class MailPages implements HttpHandler {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final Pattern ONE = Pattern.compile("/mail/(\\d{1,9})(/html)?");

    private static final String HEAD =
            """
            <!DOCTYPE html><html lang="sv"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>TEST: mails</title>
            <style>body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1b1f24;background:#f4f5f7}
            header{background:#7a1f1f;color:#fff;padding:.7rem 1rem}header a{color:#fff}
            main{max-width:60rem;margin:1rem auto;padding:0 1rem}
            li,article{background:#fff;border:1px solid #d5d9de;border-radius:6px;padding:.8rem 1rem;margin:0 0 .6rem;list-style:none}
            ul{padding:0}small{color:#545c66}pre{white-space:pre-wrap;font:inherit;overflow-wrap:anywhere}
            iframe{width:100%;height:40rem;border:1px solid #d5d9de;border-radius:6px;background:#fff}</style></head>
            <body><header><strong>TEST</strong> – <a href="/">Mails that the demo has sent</a>. They stay on this computer.</header><main>
            """;

    private final MailSink sink;

    MailPages(MailSink sink) {
        this.sink = sink;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Matcher one = ONE.matcher(path);
            if (path.equals("/")) {
                answer(exchange, 200, "text/html", list());
            } else if (path.equals("/mails.json")) {
                answer(exchange, 200, "application/json", json());
            } else if (one.matches()) {
                Optional<Mail> mail = number(Integer.parseInt(one.group(1)));
                String body =
                        mail.map(m -> one.group(2) == null ? page(m) : m.html()).orElse("404");
                answer(exchange, mail.isPresent() ? 200 : 404, "text/html", body);
            } else {
                answer(exchange, 404, "text/plain", "404");
            }
        }
    }

    private Optional<Mail> number(int number) {
        return sink.mails().stream().filter(m -> m.number() == number).findFirst();
    }

    private String list() {
        List<Mail> mails = sink.mails();
        StringBuilder page = new StringBuilder(HEAD).append("<h1>Mails</h1>");
        page.append(mails.isEmpty() ? "<p>None yet. Reload the page after a while.</p>" : "<ul>");
        for (Mail mail : mails) {
            page.append(
                            "<li><a href=\"/mail/%d\"><strong>%s</strong></a><br>"
                                    .formatted(mail.number(), escaped(mail.subject())))
                    .append(
                            "<small>%s to %s from %s</small></li>"
                                    .formatted(
                                            TIME.format(mail.at()),
                                            escaped(mail.to()),
                                            escaped(mail.from())));
        }
        return page.append("</main></body></html>").toString();
    }

    private static String page(Mail mail) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append(
                "<h1>%s</h1><p><small>%s to %s from %s</small></p>"
                        .formatted(
                                escaped(mail.subject()),
                                TIME.format(mail.at()),
                                escaped(mail.to()),
                                escaped(mail.from())));
        page.append("<article><pre>")
                .append(linked(escaped(mail.text())))
                .append("</pre></article>");
        if (!mail.html().isEmpty()) {
            page.append(
                            "<h2>As HTML</h2><iframe title=\"The mail as HTML\" src=\"/mail/%d/html\""
                                    .formatted(mail.number()))
                    .append(" sandbox=\"allow-popups allow-popups-to-escape-sandbox")
                    .append(" allow-top-navigation-by-user-activation\"></iframe>");
        }
        return page.append("</main></body></html>").toString();
    }

    private String json() {
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (Mail mail : sink.mails()) {
            JsonArrayBuilder links = Json.createArrayBuilder();
            mail.links().forEach(links::add);
            list.add(
                    Json.createObjectBuilder()
                            .add("number", mail.number())
                            .add("at", mail.at().toString())
                            .add("from", mail.from())
                            .add("to", mail.to())
                            .add("subject", mail.subject())
                            .add("text", mail.text())
                            .add("html", mail.html())
                            .add("links", links));
        }
        return list.build().toString();
    }

    private static String linked(String escaped) {
        return Mail.LINK.matcher(escaped).replaceAll("<a href=\"$0\">$0</a>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static void answer(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data: http: https:;"
                                + " frame-src 'self'");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
