package se.minasidor.mail;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The personal part of a stored letter, as text to be encrypted. */
final class LetterContent {

    private LetterContent() {}

    static String write(Letter letter) {
        JsonObjectBuilder values = Json.createObjectBuilder();
        letter.values().forEach(values::add);
        return Json.createObjectBuilder()
                .add("to", letter.to())
                .add("values", values)
                .build()
                .toString();
    }

    static Letter read(String template, String language, String content) {
        try (JsonReader reader = Json.createReader(new StringReader(content))) {
            JsonObject letter = reader.readObject();
            Map<String, String> values = new HashMap<>();
            JsonObject stored = letter.getJsonObject("values");
            stored.keySet().forEach(key -> values.put(key, stored.getString(key)));
            return new Letter(
                    letter.getString("to"), Locale.forLanguageTag(language), template, values);
        }
    }
}
