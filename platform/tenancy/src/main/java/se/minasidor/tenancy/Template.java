package se.minasidor.tenancy;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code {name}} and {@code {name? with it : without it}} in a text. There is no other logic,
 * and a value is never read as a template, so nothing a visitor writes can be carried out.
 */
final class Template {

    private static final Pattern OPENING = Pattern.compile("\\{([A-Za-z][A-Za-z0-9._-]*)([?}])");

    private final String text;
    private final Function<String, Optional<String>> values;

    private Template(String text, Function<String, Optional<String>> values) {
        this.text = text;
        this.values = values;
    }

    /** A name without a value is left out; braces that are no placeholder stay as they are. */
    static String fill(String text, Function<String, Optional<String>> values) {
        return text.indexOf('{') < 0 ? text : new Template(text, values).between(0, text.length());
    }

    private String between(int from, int to) {
        StringBuilder out = new StringBuilder();
        Matcher opening = OPENING.matcher(text).region(from, to);
        int done = from;
        while (opening.find()) {
            int end = opening.group(2).equals("}") ? opening.end() - 1 : closing(opening.end(), to);
            if (end < 0) {
                break; // a choice that is never closed
            }
            out.append(text, done, opening.start());
            Optional<String> value = values.apply(opening.group(1));
            if (opening.group(2).equals("}")) {
                out.append(value.orElse(""));
            } else {
                out.append(chosen(opening.end(), end, present(value)));
            }
            done = end + 1;
            opening.region(done, to);
        }
        return out.append(text, done, to).toString();
    }

    private static boolean present(Optional<String> value) {
        return value.filter(v -> !v.isBlank() && !v.equals("false")).isPresent();
    }

    private String chosen(int from, int to, boolean first) {
        int colon = separator(from, to);
        if (first) {
            return between(from, colon < 0 ? to : colon).strip();
        }
        return colon < 0 ? "" : between(colon + 3, to).strip();
    }

    private int closing(int from, int to) {
        int depth = 1;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '{') {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private int separator(int from, int to) {
        int depth = 0;
        for (int i = from; i + 3 <= to; i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0 && text.startsWith(" : ", i)) {
                return i;
            }
        }
        return -1;
    }
}
