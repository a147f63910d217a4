package se.minasidor.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operator's folder is live: what is saved there is on the pages seconds later. */
class LiveFolderIT extends Journey {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final String HOST = "provstad.localhost";
    private static final Pattern THEME = Pattern.compile("href=\"(/t/provstad/[^\"]+/theme.css)\"");

    private final Path folder = PRODUCT.data().resolve("tenants/provstad");

    @AfterEach
    void close() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void aTenantComesChangesAndGoesWithoutARestart() throws IOException {
        within("nobody answers there yet", () -> home().statusCode() == 404);
        Files.createDirectories(folder.resolve("theme"));
        Files.writeString(
                folder.resolve("theme/theme.css"), ":root { --brand: #0a5a44; --radius: 3px; }");
        Files.writeString(
                folder.resolve("texts.properties"), "brand.companyName=Provstad Energi\n");
        settings("");
        within("a new tenant is served", () -> home().statusCode() == 200);
        assertTrue(shown().contains("Provstad Energi"), shown());

        within(
                "BankID can be pressed: the demo made a test certificate",
                () -> shown().contains("action=\"/bankid\""));

        Matcher theme = THEME.matcher(shown());
        assertTrue(theme.find(), shown());
        assertTrue(
                Wire.text(Wire.get(HOST, theme.group(1))).contains("#0a5a44"),
                "the theme in the folder is the one that is sent");

        Files.writeString(folder.resolve("texts.properties"), "brand.companyName=Provstad Nät\n");
        within("a changed text is shown", () -> shown().contains("Provstad Nät"));

        settings("hosts.typo=x\n");
        within("a broken tenant is named", () -> ready().contains("provstad"));
        assertEquals(200, home().statusCode(), "with its last good settings");
        assertTrue(ready().contains("\"status\":\"UP\""), ready());
        for (Portal portal : Portal.all()) {
            assertEquals(200, Wire.get(portal.host(), "/").statusCode(), "and it stops nobody");
        }

        close();
        within("a removed tenant is gone", () -> home().statusCode() == 404);
        assertFalse(Wire.text(home()).contains("Provstad"));
    }

    @Test
    void aLoginNoticeIsShownFromItsFirstDayToItsLast() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("texts.properties"),
                "brand.companyName=Provstad\nnotice.login.title=Avbrott\nnotice.login.text=Sent.\n");
        LocalDate today = aDayThatLasts();
        notice(today, today);
        within("it is shown today", () -> shown().contains("<h2>Avbrott</h2>"));
        today = aDayThatLasts();
        notice(today.plusDays(1), today.plusDays(9));
        within("not before its first day", () -> !shown().contains("<h2>Avbrott</h2>"));
        today = aDayThatLasts();
        notice(today.minusDays(1), today);
        within("it is shown on its last day", () -> shown().contains("<h2>Avbrott</h2>"));
        today = aDayThatLasts();
        notice(today.minusDays(9), today.minusDays(1));
        within("not after it", () -> !shown().contains("<h2>Avbrott</h2>"));
    }

    /** Today; tomorrow, once it has begun, when today ends before a change has to be seen. */
    private static LocalDate aDayThatLasts() throws InterruptedException {
        ZonedDateTime now = ZonedDateTime.now(SWEDEN);
        LocalDate tomorrow = now.toLocalDate().plusDays(1);
        Duration left = Duration.between(now, tomorrow.atStartOfDay(SWEDEN));
        if (left.compareTo(Journey.PATIENCE.multipliedBy(2)) > 0) {
            return now.toLocalDate();
        }
        Thread.sleep(left.toMillis() + 1000);
        return tomorrow;
    }

    private void notice(LocalDate from, LocalDate to) throws IOException {
        settings(
                "notice.login.enabled=true\nnotice.login.from=%s\nnotice.login.to=%s\n"
                        .formatted(from, to));
    }

    private void settings(String more) throws IOException {
        Files.writeString(
                folder.resolve("tenant.properties"),
                "tenant.id=provstad\ntenant.status=active\nhosts=" + HOST + "\n" + more);
    }

    private static HttpResponse<byte[]> home() {
        return Wire.get(HOST, "/");
    }

    private static String shown() {
        HttpResponse<byte[]> answer = home();
        return answer.statusCode() == 200 ? Wire.text(answer) : "";
    }

    private static String ready() {
        return Wire.text(Wire.get(HOST, "/health/ready"));
    }

    private static void within(String what, BooleanSupplier happened) {
        LiveTenant.await(what, happened);
    }
}
