package se.minasidor.customers.imports;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a line that must be one JSON object, strictly: nothing behind it, no name twice. */
final class JsonLine implements LineForm {

    private final JsonProvider json = JsonProvider.provider();
    private final JsonParserFactory parsers = json.createParserFactory(Map.of());

    @Override
    public Parsed read(String text) {
        return parse(text)
                .map(Parsed::of)
                .orElse(new Parsed(null, "line.json", "is not one JSON object"));
    }

    Optional<JsonObject> parse(String text) {
        try (JsonParser parser = parsers.createParser(new StringReader(text.strip()))) {
            if (parser.next() != Event.START_OBJECT) {
                return Optional.empty();
            }
            JsonObject object = object(parser);
            return parser.hasNext() ? Optional.empty() : Optional.of(object);
        } catch (RuntimeException wrong) {
            // Also what is nested too deeply. Its message would repeat what was sent.
            return Optional.empty();
        }
    }

    private JsonObject object(JsonParser parser) {
        JsonObjectBuilder object = json.createObjectBuilder();
        Set<String> names = new HashSet<>();
        while (parser.next() != Event.END_OBJECT) {
            String name = parser.getString();
            if (!names.add(name)) {
                throw new IllegalArgumentException("A name appears twice");
            }
            object.add(name, value(parser, parser.next()));
        }
        return object.build();
    }

    private JsonValue value(JsonParser parser, Event event) {
        if (event == Event.START_OBJECT) {
            return object(parser);
        }
        if (event != Event.START_ARRAY) {
            return parser.getValue();
        }
        JsonArrayBuilder array = json.createArrayBuilder();
        for (Event next = parser.next(); next != Event.END_ARRAY; next = parser.next()) {
            array.add(value(parser, next));
        }
        return array.build();
    }
}
