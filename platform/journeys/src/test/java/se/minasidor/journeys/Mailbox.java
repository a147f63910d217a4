package se.minasidor.journeys;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody's mailbox: what the portal's real mails looked like when they came out of SMTP. */
final class Mailbox {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern CODE = Pattern.compile(": (\\d{6})\\b");

    record Mail(int number, String from, String to, String subject, String text, String html) {

        /** The link to the portal in the text. */
        String link() {
            return text.lines()
                    .map(String::strip)
                    .filter(
                            line ->
                                    line.startsWith("http")
                                            && line.matches(".*/losenord/(valj|nytt)\\?.*"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No link in: " + text));
        }

        /** The six digits in the text. */
        String code() {
            Matcher found = CODE.matcher(text);
            if (!found.find()) {
                throw new AssertionError("No code in: " + text);
            }
            return found.group(1);
        }
    }

    private final Product product;
    private final String address;

    Mailbox(Product product, String address) {
        this.product = product;
        this.address = address;
    }

    String address() {
        return address;
    }

    /** All mails to this address so far, oldest first. */
    List<Mail> mails() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(product.mails().resolve("/mails.json")).build();
            JsonArray all =
                    JsonParser.parseString(
                                    HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body())
                            .getAsJsonArray();
            List<Mail> mine = new ArrayList<>();
            all.forEach(
                    element -> {
                        JsonObject mail = element.getAsJsonObject();
                        if (mail.get("to").getAsString().contains(address)) {
                            mine.add(
                                    new Mail(
                                            mail.get("number").getAsInt(),
                                            mail.get("from").getAsString(),
                                            mail.get("to").getAsString(),
                                            mail.get("subject").getAsString(),
                                            mail.get("text").getAsString(),
                                            mail.get("html").getAsString()));
                        }
                    });
            mine.sort((a, b) -> a.number() - b.number());
            return mine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All mails to this address, when whatever the portal was asked for is done and mailed. */
    List<Mail> mailsInTheEnd(Portal portal) {
        LiveTenant.await(() -> PassingTime.nothingIsOnItsWay(portal));
        return mails();
    }

    /** Waits until that many mails have come and returns the last of them. */
    Mail awaitMail(int count) {
        Instant end = Instant.now().plus(Journey.PATIENCE);
        List<Mail> mails = mails();
        while (mails.size() < count && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            mails = mails();
        }
        assertTrue(mails.size() >= count, "mail " + count + " to " + address + " never came");
        return mails.get(count - 1);
    }
}
