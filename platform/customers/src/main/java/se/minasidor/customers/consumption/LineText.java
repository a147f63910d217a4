package se.minasidor.customers.consumption;

import java.text.Normalizer;

/** Short texts of a line. Nearly all of them are plain ASCII, which is passed quickly. */
final class LineText {

    private LineText() {}

    static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    /** Nothing that PostgreSQL or a log would stumble over. */
    static boolean printable(String text) {
        return ascii(text)
                || text.codePoints()
                        .noneMatch(
                                c ->
                                        Character.isISOControl(c)
                                                || Character.getType(c) == Character.SURROGATE);
    }

    /** As the other imports keep texts. */
    static String plain(String text) {
        return (ascii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC)).strip();
    }
}
