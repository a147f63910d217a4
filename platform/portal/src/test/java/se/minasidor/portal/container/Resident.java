package se.minasidor.portal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.minasidor.customers.ApiKeyIssuer;
import se.minasidor.tenancy.TenantId;

/** A customer of tenant alfa who came in through the import API, and what reaches them by mail. */
record Resident(String number, String personnummer, String email) {

    static final String HOST = "alfa.localhost";

    private static final TenantId ALFA = new TenantId("alfa");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern LINK =
            Pattern.compile("https?://[^\\s\"<>]+?(/losenord/valj\\?token=[A-Za-z0-9_-]+)");

    /** One customer for each personnummer, with numbers of their own in this test run. */
    static List<Resident> bringIn(Node node, String... personnummer) throws SQLException {
        String run = UUID.randomUUID().toString().substring(0, 6);
        List<Resident> all =
                IntStream.range(0, personnummer.length)
                        .mapToObj(i -> new Resident("R" + run + i, personnummer[i], mail(run, i)))
                        .toList();
        HttpResponse<String> answer =
                send(node, issueKey(), run, all.stream().map(Resident::line).toList());
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"rejected\":0"), answer.body());
        return all;
    }

    private static String mail(String run, int place) {
        return "boende-" + run + "-" + place + "@example.test";
    }

    private String line() {
        return """
        {"externalId":"%1$s","customerNumber":"%1$s","kind":"PERSON","identityNumber":"%2$s",\
        "name":"Bo Boende","email":"%3$s"}"""
                .formatted(number, personnummer, email);
    }

    static String issueKey() throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(Surroundings.url(), "minasidor_app", "app")) {
            return ApiKeyIssuer.issue(
                    connection,
                    ALFA,
                    "test",
                    ApiKeyIssuer.SCOPES,
                    Instant.now().plus(Duration.ofDays(1)));
        }
    }

    /** Sends customers to the import API. */
    static HttpResponse<String> send(Node node, String key, String name, List<String> lines) {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + node.port()
                                                + "/api/v1/imports/customers"))
                        .timeout(Surroundings.LONG)
                        .header("Host", HOST)
                        .header("Authorization", "Bearer " + key)
                        .header("Idempotency-Key", name)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", lines) + "\n"))
                        .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Asks for a link and returns its path when the mail has come; others may still be under way.
     */
    String askForLink(Visitor visitor) {
        int before = links().size();
        assertEquals(303, visitor.post("/losenord", Map.of("kundnummer", number)).statusCode());
        await(() -> links().size() > before, "the link");
        return links().get(before);
    }

    private List<String> links() {
        return mails().stream()
                .map(LINK::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    /** Chooses a password by a mailed link. */
    void choose(Visitor visitor, String password) {
        visitor.get(askForLink(visitor));
        HttpResponse<String> answer = visitor.choosePassword(password);
        assertEquals(
                "/losenord/valj?klart=1", answer.headers().firstValue("Location").orElse("none"));
    }

    /** The mails so far, when there are at least that many. */
    List<String> awaitMails(int count) {
        await(() -> mails().size() >= count, count + " mails");
        return mails();
    }

    static String linkIn(String mail) {
        Matcher found = LINK.matcher(mail);
        assertTrue(found.find(), mail);
        return found.group(1);
    }

    List<String> mails() {
        return mailsTo(email);
    }

    /** Mails to an address as text, decoded. */
    static List<String> mailsTo(String address) {
        return Arrays.stream(Surroundings.mail().getReceivedMessages())
                .filter(mail -> recipients(mail).equals(address))
                .map(Resident::text)
                .toList();
    }

    private static String recipients(MimeMessage mail) {
        try {
            return Arrays.stream(mail.getRecipients(Message.RecipientType.TO))
                    .map(Object::toString)
                    .collect(Collectors.joining(","));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Part part) {
        try {
            Object content = part.getContent();
            if (!(content instanceof Multipart parts)) {
                return content instanceof String text ? text : "";
            }
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                all.append(text(parts.getBodyPart(i))).append('\n');
            }
            return all.toString();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for what takes seconds, on a computer that is not busy and does not stand still. */
    static void await(BooleanSupplier condition, String what) {
        Instant end = Instant.now().plus(Surroundings.LONG);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "never came: " + what);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** Changes rows as nobody but the superuser can, such as making time pass. */
    static void sql(String statement) throws SQLException {
        try (Connection all = Surroundings.superuser();
                Statement sql = all.createStatement()) {
            sql.execute(statement);
        }
    }

    static String text(String query) {
        try (Connection all = Surroundings.superuser();
                Statement sql = all.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static long count(String query) {
        try (Connection all = Surroundings.superuser();
                Statement sql = all.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
