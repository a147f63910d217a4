package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What travels: compressed, with a form token of its own each time, and nothing to strangers. */
class OnTheWireIT extends Journey {

    private static final Pattern RESOURCE = Pattern.compile("(?:href|src)=\"(/t/[^\"#]+)");
    private static final Pattern TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");

    static List<Portal> portals() {
        return Portal.all();
    }

    /** Payara compresses from 2 KB on; what is smaller would not win. */
    @ParameterizedTest
    @MethodSource("portals")
    void pagesSheetsScriptsAndDrawingsAreCompressed(Portal portal) {
        HttpResponse<byte[]> login = Wire.get(portal.host(), "/", "Accept-Encoding", "gzip");
        assertEquals("gzip", Wire.header(login, "Content-Encoding"));
        Set<String> paths = new TreeSet<>();
        Matcher found = RESOURCE.matcher(Wire.text(Wire.get(portal.host(), "/")));
        while (found.find()) {
            paths.add(found.group(1));
        }
        Set<String> compressed = new TreeSet<>();
        for (String path : paths) {
            HttpResponse<byte[]> plain = Wire.get(portal.host(), path);
            HttpResponse<byte[]> small = Wire.get(portal.host(), path, "Accept-Encoding", "gzip");
            if (plain.body().length >= 2048) {
                assertEquals("gzip", Wire.header(small, "Content-Encoding"), path);
                compressed.add(path.replaceAll(".*\\.", ""));
            }
        }
        assertEquals(Set.of("css", "js", "svg"), compressed);
    }

    @Test
    void healthIsCompressedJsonForAnybody() {
        HttpResponse<byte[]> answer =
                Wire.get("nobody.localhost", "/health/ready", "Accept-Encoding", "gzip");
        assertEquals(200, answer.statusCode());
        assertTrue(Wire.header(answer, "Content-Type").startsWith("application/json"));
        assertEquals("gzip", Wire.header(answer, "Content-Encoding"));
    }

    @Test
    void theSameTokenNeverLooksTheSameTwice() {
        Portal portal = Portal.withCustomerNumbers().get(0);
        HttpResponse<byte[]> first = Wire.get(portal.host(), "/?metod=customernumber");
        String cookie = Wire.header(first, "Set-Cookie").split(";")[0];
        HttpResponse<byte[]> second =
                Wire.get(portal.host(), "/?metod=customernumber", "Cookie", cookie);
        assertNotEquals(token(first), token(second));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/openapi"})
    void whatIsForTheOperatorIsNotThereForOthers(String path) {
        assertEquals(200, Wire.get("localhost", path).statusCode());
        for (Portal portal : Portal.all()) {
            HttpResponse<byte[]> answer =
                    Wire.get(portal.host(), path, "X-Forwarded-For", "203.0.113.9");
            assertEquals(404, answer.statusCode());
        }
    }

    @ParameterizedTest
    @MethodSource("portals")
    void lookingAroundCreatesNoSession(Portal portal) {
        for (String path :
                List.of(
                        "/",
                        "/hjalp",
                        "/kontakt",
                        "/personuppgifter",
                        "/tillganglighet",
                        "/lank")) {
            List<String> cookies =
                    Wire.get(portal.host(), path).headers().allValues("Set-Cookie").stream()
                            .filter(cookie -> !cookie.startsWith("__Host-form="))
                            .toList();
            assertEquals(List.of(), cookies, path);
        }
    }

    @Test
    void aLineOfTheLogSaysWhoseRequestItIsAbout() throws IOException {
        Portal portal = Portal.withCustomerNumbers().get(0);
        int before = logged().size();
        Visits visits = new Visits(page, portal);
        visits.logIn("1", "fel lösenord alldeles");
        assertThat(page.locator(".summary-error")).isVisible();
        Instant end = Instant.now().plus(PATIENCE); // a line takes its time from server to file
        while (logged().stream().skip(before).noneMatch(line -> isAboutALogin(line, portal))) {
            assertTrue(
                    Instant.now().isBefore(end),
                    "no line is about the failed login of that organisation, by request");
        }
    }

    private static boolean isAboutALogin(String line, Portal portal) {
        if (!line.startsWith("{")) {
            return false;
        }
        JsonObject said;
        try {
            said = JsonParser.parseString(line).getAsJsonObject();
        } catch (JsonSyntaxException mixed) { // with a word of Java itself, which writes there too
            return false;
        }
        return said.has("tenant")
                && said.has("request")
                && said.get("tenant").getAsString().equals(portal.id())
                && line.contains("login");
    }

    /** The lines of the log that have been written to their ends. */
    private static List<String> logged() throws IOException {
        String log = Files.readString(PRODUCT.data().resolve("log/server.log"), ISO_8859_1);
        return log.substring(0, log.lastIndexOf('\n') + 1).lines().toList();
    }

    private static String token(HttpResponse<byte[]> answer) {
        Matcher found = TOKEN.matcher(Wire.text(answer));
        assertTrue(found.find(), "the page has a form");
        return found.group(1);
    }
}
