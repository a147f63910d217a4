package se.minasidor.customers.imports;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fields of one line, taken one by one. What is wrong is noted and read as absent, so that a
 * line tells all its faults at once; a field nobody asked for is a fault too.
 */
final class LineFields {

    private static final long MOST_ORE = 10_000_000_000_000L;
    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z][A-Za-z_]{0,39}");
    private static final Pattern ORE = Pattern.compile(" *-?[0-9]{1,14} *");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** Where faults and warnings of this line go. */
    interface Notes {
        void fault(String field, String code, String message);

        void warning(String field, String code, String message);
    }

    private final JsonObject line;
    private final String path;
    private final Notes notes;
    private final boolean textOnly;
    private final Set<String> asked = new HashSet<>();
    private int faults;

    LineFields(JsonObject line, String path, Notes notes) {
        this(line, path, notes, false);
    }

    /**
     * @param textOnly all values are text: amounts, flags and lists have to be read out of it
     */
    LineFields(JsonObject line, String path, Notes notes, boolean textOnly) {
        this.line = line;
        this.path = path;
        this.notes = notes;
        this.textOnly = textOnly;
    }

    /** Text without control characters, trimmed; null when missing or empty. */
    String text(String name, int longest) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonString string)) {
            return fault(name, "field.type", "must be text");
        }
        String text = Normalizer.normalize(string.getString(), Normalizer.Form.NFC).strip();
        if (text.codePointCount(0, text.length()) > longest) {
            return fault(name, "field.tooLong", "may have " + longest + " characters");
        }
        if (!printable(text)) {
            return fault(name, "field.characters", "has characters that are no text");
        }
        return text.isEmpty() ? null : text;
    }

    String required(String name, int longest) {
        int before = faults;
        String text = text(name, longest);
        return text != null || faults > before ? text : fault(name, "field.missing", "is missing");
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> kind) {
        String text = required(name, 40);
        if (text == null) {
            return null;
        }
        for (E known : kind.getEnumConstants()) {
            if (known.name().equals(text)) {
                return known;
            }
        }
        return fault(name, "field.value", "must be one of " + List.of(kind.getEnumConstants()));
    }

    /** A day as 2026-11-20. */
    LocalDate day(String name) {
        String text = text(name, 40);
        if (text == null) {
            return null;
        }
        try {
            if (DAY.matcher(text).matches()) {
                LocalDate day = LocalDate.parse(text);
                if (day.getYear() >= 1900 && day.getYear() < 2200) {
                    return day;
                }
            }
        } catch (DateTimeException noSuchDay) {
            // told below
        }
        return fault(name, "field.day", "must be a day such as 2026-11-20");
    }

    LocalDate requiredDay(String name) {
        if (value(name) == null) {
            return fault(name, "field.missing", "is missing");
        }
        return day(name);
    }

    /** A whole number of öre. */
    Long ore(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        BigDecimal number = null;
        if (value instanceof JsonNumber n) {
            number = decimalOf(n);
        } else if (textOnly
                && value instanceof JsonString s
                && ORE.matcher(s.getString()).matches()) {
            number = new BigDecimal(s.getString().strip());
        }
        if (number == null || number.scale() != 0 || number.precision() > 14) {
            return fault(name, "field.amount", "must be a whole number of öre");
        }
        long ore = number.longValueExact();
        return Math.abs(ore) <= MOST_ORE
                ? Long.valueOf(ore)
                : fault(name, "field.amount", "is too large");
    }

    Long requiredOre(String name) {
        return value(name) == null ? fault(name, "field.missing", "is missing") : ore(name);
    }

    /** A decimal number, as a number or as text, in plain writing. */
    String decimal(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        BigDecimal number = null;
        if (value instanceof JsonNumber n) {
            number = decimalOf(n);
        } else if (value instanceof JsonString s
                && s.getString().matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?")) {
            number = new BigDecimal(s.getString());
        }
        if (number == null || number.precision() > 18 || Math.abs(number.scale()) > 9) {
            return fault(name, "field.number", "must be a decimal number");
        }
        return number.toPlainString();
    }

    boolean flag(String name) {
        JsonValue value = value(name);
        if (value == null || value == JsonValue.FALSE) {
            return false;
        }
        if (value == JsonValue.TRUE) {
            return true;
        }
        if (textOnly && value instanceof JsonString s) {
            String word = s.getString().strip();
            if (word.equals("true") || word.equals("false")) {
                return word.equals("true");
            }
        }
        fault(name, "field.type", "must be true or false");
        return false;
    }

    List<String> texts(String name, int most, int longest) {
        List<String> texts = new ArrayList<>();
        for (JsonValue item : textOnly ? parts(name, most) : array(name, most)) {
            if (item instanceof JsonString s
                    && printable(s.getString())
                    && !s.getString().isBlank()
                    && s.getString().length() <= longest) {
                texts.add(Normalizer.normalize(s.getString(), Normalizer.Form.NFC).strip());
            } else {
                fault(name, "field.type", "must be a list of texts");
                return List.of();
            }
        }
        return texts;
    }

    /** The objects of a list, each with its faults told under {@code name[index].field}. */
    List<LineFields> objects(String name, int most) {
        List<LineFields> objects = new ArrayList<>();
        for (JsonValue item : array(name, most)) {
            if (!(item instanceof JsonObject object)) {
                fault(name, "field.type", "must be a list of objects");
                return List.of();
            }
            String at = path + name + "[" + objects.size() + "].";
            objects.add(new LineFields(object, at, notes));
        }
        return objects;
    }

    /** The texts of a cell, separated by a bar. */
    private List<JsonValue> parts(String name, int most) {
        if (!(value(name) instanceof JsonString cell)) {
            return List.of();
        }
        List<JsonValue> parts = new ArrayList<>();
        for (String part : cell.getString().split("\\|", -1)) {
            parts.add(Json.createValue(part));
        }
        if (parts.size() > most) {
            fault(name, "field.type", "must be a list of at most " + most);
            return List.of();
        }
        return parts;
    }

    private List<JsonValue> array(String name, int most) {
        JsonValue value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray array) || array.size() > most) {
            fault(name, "field.type", "must be a list of at most " + most);
            return List.of();
        }
        return array;
    }

    /** Notes a fault; returns null for the field. */
    <T> T fault(String name, String code, String message) {
        faults++;
        notes.fault(path + name, code, message);
        return null;
    }

    void warning(String name, String code, String message) {
        notes.warning(path + name, code, message);
    }

    /** To be called last: whatever was not asked for is a fault. */
    void nothingElse() {
        for (String name : line.keySet()) {
            if (!asked.contains(name)) {
                // A name may be anything, even a number of somebody: only plain names are repeated.
                String shown = FIELD_NAME.matcher(name).matches() ? name : "?";
                fault(shown, "field.unknown", "is no field of this line");
            }
        }
    }

    /** The names of all fields there are, once they have been taken. */
    Set<String> known() {
        return Set.copyOf(asked);
    }

    private JsonValue value(String name) {
        asked.add(name);
        JsonValue value = line.get(name);
        return value == null || value == JsonValue.NULL ? null : value;
    }

    private static BigDecimal decimalOf(JsonNumber number) {
        try {
            return number.bigDecimalValue();
        } catch (RuntimeException beyondTheLibrarysLimits) {
            return null;
        }
    }

    private static boolean printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean breaks = c == '\n' || c == '\t' || c == '\r';
            if (Character.isISOControl(c) && !breaks) {
                return false;
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
