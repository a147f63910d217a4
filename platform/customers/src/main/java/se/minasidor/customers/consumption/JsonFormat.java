package se.minasidor.customers.consumption;

import java.util.regex.Pattern;
import se.minasidor.customers.consumption.SentDay.Field;
import se.minasidor.customers.imports.LineReader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One JSON object per line, strictly: nothing behind it, no name twice, no name that is not known.
 * The numbers are read from their digits where they stand.
 */
final class JsonFormat extends Format {

    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z][A-Za-z_]{0,39}");

    @Override
    void read(LineReader line, SentDay day) {
        try (JsonParser parser = parser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                broken(line, day);
                return;
            }
            boolean plain = fields(parser, day);
            if (parser.nextToken() != null
                    || !plain && line.line().state() == LineReader.State.NOT_UTF8) {
                broken(line, day);
            }
        } catch (JacksonException wrong) {
            broken(line, day); // the message would repeat what was sent
        }
    }

    @Override
    public boolean whole(LineReader line) {
        try (JsonParser parser = parser(line)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException wrong) {
            return false;
        }
    }

    private static JsonParser parser(LineReader line) {
        return JSON.createParser(
                ObjectReadContext.empty(), line.bytes(), line.start(), line.end() - line.start());
    }

    private static void broken(LineReader line, SentDay day) {
        day.clear();
        if (line.line().state() == LineReader.State.NOT_UTF8) {
            day.fault((String) null, "line.utf8", "is not UTF-8");
        } else {
            day.fault((String) null, "line.json", "is not one JSON object");
        }
    }

    /** False when a text has letters for which the parser is more lenient than UTF-8 is. */
    private static boolean fields(JsonParser parser, SentDay day) {
        boolean plain = true;
        int seen = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Field field = Field.named(name);
            JsonToken value = parser.nextToken();
            if (field == null) {
                // A name may be anything, even a number of somebody: only plain names are repeated.
                String shown = FIELD_NAME.matcher(name).matches() ? name : "?";
                day.fault(shown, "field.unknown", "is no field of this line");
                parser.skipChildren();
                plain = false;
                continue;
            }
            if ((seen & 1 << field.ordinal()) != 0) {
                day.fault(field, "field.repeated", "stands twice in the line");
            }
            seen |= 1 << field.ordinal();
            if (value == JsonToken.VALUE_NULL) {
                continue;
            }
            if (field.isText()) {
                if (value == JsonToken.VALUE_STRING) {
                    String text = parser.getString();
                    plain &= LineText.ascii(text);
                    day.text(field, text);
                } else {
                    wrongType(parser, day, field, "must be text");
                }
            } else if (value == JsonToken.START_ARRAY) {
                numbers(parser, day, field);
            } else {
                wrongType(parser, day, field, "must be a list of numbers");
            }
        }
        return plain;
    }

    private static void numbers(JsonParser parser, SentDay day, Field field) {
        day.list(field);
        for (JsonToken value = parser.nextToken();
                value != JsonToken.END_ARRAY;
                value = parser.nextToken()) {
            switch (value) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                        day.add(
                                DecimalText.parse(
                                        parser.getStringCharacters(),
                                        parser.getStringOffset(),
                                        parser.getStringLength()));
                case VALUE_NULL -> day.add(SentDay.NOTHING);
                default -> {
                    parser.skipChildren();
                    day.add(DecimalText.WRONG);
                }
            }
        }
    }

    private static void wrongType(JsonParser parser, SentDay day, Field field, String message) {
        parser.skipChildren();
        day.fault(field, "field.type", message);
    }
}
