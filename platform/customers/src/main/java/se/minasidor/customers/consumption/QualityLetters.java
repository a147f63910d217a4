package se.minasidor.customers.consumption;

import java.util.Arrays;
import se.minasidor.customers.consumption.SentDay.Field;

/**
 * How each value of a day came to be. What is kept of it is as little as tells the same, so that a
 * day said again in other words is the same day.
 */
final class QualityLetters {

    private static final String KNOWN = "MEIDCX";

    private final char[] letters = new char[MeterDay.MOST];

    /** A letter for each value, after {@link #read}. */
    char[] each() {
        return letters;
    }

    /** False when the letters do not fit the day's amounts. */
    boolean read(SentDay sent, MeterDay day) {
        String text = sent.text(Field.QUALITY);
        boolean one = text == null || text.length() == 1;
        if (!one && text.length() != day.count) {
            return fault(sent, "quality.count", "must have one letter, or one for each value");
        }
        Arrays.fill(letters, 0, day.count, one && text != null ? text.charAt(0) : 'M');
        if (!one) {
            text.getChars(0, day.count, letters, 0);
        }
        for (int i = 0; i < day.count; i++) {
            boolean missing = day.amounts[i] == MeterDay.MISSING;
            if (KNOWN.indexOf(letters[i]) < 0) {
                return fault(sent, "quality.value", "must be letters of " + KNOWN);
            }
            if (one && missing) {
                letters[i] = 'X';
            } else if (missing != (letters[i] == 'X')) {
                return fault(
                        sent,
                        "quality.missing",
                        "must be X where there is no value, and only there");
            }
        }
        day.quality = shortest(day);
        return true;
    }

    private String shortest(MeterDay day) {
        char same = 'M';
        boolean first = true;
        for (int i = 0; i < day.count; i++) {
            if (letters[i] == 'X') {
                continue;
            }
            if (!first && letters[i] != same) {
                return new String(letters, 0, day.count);
            }
            same = letters[i];
            first = false;
        }
        return same == 'M' ? null : String.valueOf(same);
    }

    private static boolean fault(SentDay sent, String code, String message) {
        sent.fault(Field.QUALITY, code, message);
        return false;
    }
}
