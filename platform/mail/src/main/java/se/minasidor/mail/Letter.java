package se.minasidor.mail;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A mail to one person, in the tenant's words.
 *
 * @param to one address
 * @param template the texts {@code mail.<template>.subject}, {@code .heading}, {@code .body} and,
 *     with a value {@code link}, {@code .button}
 * @param values what the texts may name; {@code link} is an absolute address
 */
public record Letter(String to, Locale language, String template, Map<String, String> values) {

    private static final Pattern TEMPLATE = Pattern.compile("[a-z]{1,40}");

    public Letter {
        if (!TEMPLATE.matcher(template).matches()) {
            // the name stands in the log where a text is missing, so it can be nothing that was
            // typed
            throw new IllegalArgumentException("Not a letter's template");
        }
        values = Map.copyOf(values);
    }

    /** Neither the address nor the link may reach a log. */
    @Override
    public String toString() {
        return "Letter:" + template;
    }
}
