package se.minasidor.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page before the login is valid HTML, as it is sent, in both languages. */
class ValidHtmlIT extends Journey {

    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/?metod=customernumber",
                    "/?metod=bankid",
                    "/bankid?pa=annan",
                    "/bankid?svar=ingen",
                    "/bankid/klar?n=x",
                    "/registrera",
                    "/losenord",
                    "/losenord/valj",
                    "/losenord/epost",
                    "/losenord/nytt",
                    "/skapa-konto",
                    "/hjalp",
                    "/hjalp/logga-in",
                    "/hjalp/foretag",
                    "/hjalp/forbrukning",
                    "/hjalp/finns-inte",
                    "/kontakt",
                    "/personuppgifter",
                    "/tillganglighet",
                    "/lank");

    static List<Portal> portals() {
        return Portal.all();
    }

    @ParameterizedTest
    @MethodSource("portals")
    void thePagesBeforeTheLoginAreValid(Portal portal) throws Exception {
        List<String> found = new ArrayList<>();
        int checked = 0;
        for (String path : PAGES) {
            for (String language : List.of("sv", "en")) {
                HttpResponse<byte[]> answer =
                        Wire.get(portal.host(), path, "Accept-Language", language);
                if (answer.statusCode() >= 300 && answer.statusCode() < 400) {
                    continue; // the organisation does not have this page
                }
                checked++;
                found.addAll(complaints(path + " " + language, answer.body()));
            }
        }
        assertEquals(List.of(), found);
        assertTrue(checked >= 16, checked + " pages were looked at");
    }

    /** What a validator says of a page as it was sent. */
    static List<String> complaints(String page, byte[] html) throws Exception {
        EmbeddedValidator validator = new EmbeddedValidator();
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        validator.setForceHTML(true);
        List<String> found = new ArrayList<>();
        String report = validator.validate(new ByteArrayInputStream(html));
        for (JsonElement element :
                JsonParser.parseString(report).getAsJsonObject().getAsJsonArray("messages")) {
            JsonObject message = element.getAsJsonObject();
            // a note without subtype is about style, such as the slash of an empty element
            if (!message.get("type").getAsString().equals("info") || message.has("subType")) {
                found.add(page + ": " + message);
            }
        }
        return found;
    }
}
