package se.minasidor.customers.consumption;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Reads a decimal number as a whole number of ten-millionths, without floating point: enough for
 * thousandths of a unit that is a thousand times as large, and one more place to round by.
 */
final class DecimalText {

    /** Not a number; no number is this small. */
    static final long WRONG = Long.MIN_VALUE + 1;

    /** A number beyond what is kept. */
    static final long TOO_LARGE = Long.MIN_VALUE + 2;

    private static final int PLACES = 7;
    private static final long[] POWERS = {
        10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };
    private static final int MOST_WHOLE_DIGITS = 11;
    private static final int LONGEST = 60;

    private DecimalText() {}

    /**
     * Digits with a point or comma between them and perhaps a minus in front; what stands behind
     * the seventh place cannot change the rounding to thousandths and is passed over.
     */
    static long parse(char[] text, int from, int length) {
        int end = from + length;
        int at = from;
        boolean negative = at < end && text[at] == '-';
        if (negative) {
            at++;
        }
        int firstDigit = at;
        long amount = 0;
        while (at < end && digit(text[at])) {
            if (at - firstDigit >= MOST_WHOLE_DIGITS) {
                return slowly(text, from, length);
            }
            amount = amount * 10 + (text[at++] - '0');
        }
        if (at == firstDigit) {
            return WRONG;
        }
        int places = 0;
        if (at < end && (text[at] == '.' || text[at] == ',')) {
            at++;
            int firstPlace = at;
            while (at < end && digit(text[at])) {
                if (places < PLACES) {
                    amount = amount * 10 + (text[at] - '0');
                    places++;
                }
                at++;
            }
            if (at == firstPlace) {
                return WRONG;
            }
        }
        if (at < end) {
            return slowly(text, from, length);
        }
        amount *= POWERS[places];
        return negative ? -amount : amount;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Such as 1.5e3, which JSON allows and hardly anybody writes, or far too many digits. */
    private static long slowly(char[] text, int from, int length) {
        if (length > LONGEST) {
            return TOO_LARGE;
        }
        try {
            BigDecimal number = new BigDecimal(new String(text, from, length).replace(',', '.'));
            if (Math.abs((long) number.scale()) > LONGEST) {
                return TOO_LARGE;
            }
            BigDecimal scaled = number.movePointRight(PLACES).setScale(0, RoundingMode.DOWN);
            return scaled.precision() > MOST_WHOLE_DIGITS + PLACES
                    ? TOO_LARGE
                    : scaled.longValueExact();
        } catch (ArithmeticException | NumberFormatException noNumber) {
            return WRONG;
        }
    }
}
