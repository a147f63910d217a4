package se.minasidor.mail;

import java.util.Locale;
import java.util.Map;

/**
 * A mail to one person, in the tenant's words.
 *
 * @param to one address
 * @param template the texts {@code mail.<template>.subject}, {@code .heading}, {@code .body} and,
 *     with a value {@code link}, {@code .button}
 * @param values what the texts may name; {@code link} is an absolute address
 */
public record Letter(String to, Locale language, String template, Map<String, String> values) {

    public Letter {
        values = Map.copyOf(values);
    }

    /** Neither the address nor the link may reach a log. */
    @Override
    public String toString() {
        return "Letter:" + template;
    }
}
