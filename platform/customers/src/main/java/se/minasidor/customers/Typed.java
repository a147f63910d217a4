package se.minasidor.customers;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What people put between digits without meaning anything by it. */
final class Typed {

    private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212\\u00ad]");
    private static final Pattern SPACES =
            Pattern.compile("[\\s\\p{Z}\\u200b\\u200e\\u200f\\ufeff]+");

    private Typed() {}

    /** Without any spaces, and with one kind of hyphen; full-width digits become digits. */
    static String plain(String input) {
        String normal = Normalizer.normalize(input, Normalizer.Form.NFKC);
        return SPACES.matcher(DASHES.matcher(normal).replaceAll("-")).replaceAll("");
    }
}
