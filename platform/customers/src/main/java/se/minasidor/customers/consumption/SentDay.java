package se.minasidor.customers.consumption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a line says, field by field, before it is known to make sense; null where it says nothing.
 * One object is filled again for every line, because there are millions of them.
 */
final class SentDay {

    /** The fields of a line, as they are written. */
    enum Field {
        FACILITY("facility", 100),
        FACILITY_ID("facilityId", 60),
        SERIES("series", 40),
        DAY("day", 40),
        RESOLUTION("resolution", 40),
        UNIT("unit", 40),
        VALUES("values", 0),
        READINGS("readings", 0),
        QUALITY("quality", 100);

        private final String word;
        private final int longest;

        Field(String word, int longest) {
            this.word = word;
            this.longest = longest;
        }

        String word() {
            return word;
        }

        boolean isText() {
            return longest > 0;
        }

        static Field named(String word) {
            for (Field field : ALL) {
                if (field.word.equals(word)) {
                    return field;
                }
            }
            return null;
        }

        private static final Field[] ALL = values();
    }

    /** Something that is wrong with the line. */
    record Fault(String field, String code, String message) {}

    /** In the place of an amount that is not there. */
    static final long NOTHING = Long.MIN_VALUE;

    /** More than any day has: 100 quarters need 101 readings. */
    private static final int MOST = 101;

    private final String[] texts = new String[Field.values().length];
    private final long[] amounts = new long[MOST];
    private final List<Fault> faults = new ArrayList<>();
    private int count;
    private Field list;

    void clear() {
        Arrays.fill(texts, null);
        faults.clear();
        count = 0;
        list = null;
    }

    void text(Field field, String text) {
        if (text.length() > field.longest) {
            fault(field, "field.tooLong", "may have " + field.longest + " characters");
        } else if (!LineText.printable(text)) {
            fault(field, "field.characters", "has characters that are no text");
        } else {
            String plain = LineText.plain(text);
            texts[field.ordinal()] = plain.isEmpty() ? null : plain;
        }
    }

    String text(Field field) {
        return texts[field.ordinal()];
    }

    /** Values or readings begin. */
    void list(Field field) {
        if (list != null && list != field) {
            fault(field, "values.both", "stand beside each other; a line has values or readings");
        }
        list = field;
    }

    /** VALUES, READINGS or null. */
    Field list() {
        return list;
    }

    /** The next of the list, in ten-millionths. */
    void add(long amount) {
        if (amount == DecimalText.WRONG) {
            faultOnce("field.number", "has something that is no number");
        } else if (amount == DecimalText.TOO_LARGE) {
            faultOnce("values.tooLarge", "has a number that is too large");
        } else if (count < MOST) {
            amounts[count] = amount;
        }
        count++;
    }

    /** One word is enough about a list in which everything is wrong. */
    private void faultOnce(String code, String message) {
        if (faults.isEmpty() || !faults.get(faults.size() - 1).code().equals(code)) {
            fault(list, code, message);
        }
    }

    /** How many there were in the list, also beyond those that were kept. */
    int count() {
        return count;
    }

    long amount(int index) {
        return amounts[index];
    }

    void fault(Field field, String code, String message) {
        fault(field.word(), code, message);
    }

    void fault(String field, String code, String message) {
        faults.add(new Fault(field, code, message));
    }

    /** The line cannot be taken apart into fields. */
    boolean unreadable() {
        return !faults.isEmpty() && faults.get(0).field() == null;
    }

    /** The facility by the sender's own name, to tell of faults. */
    String facilityName() {
        String facility = text(Field.FACILITY);
        return facility != null ? facility : text(Field.FACILITY_ID);
    }

    List<Fault> faults() {
        return faults;
    }
}
