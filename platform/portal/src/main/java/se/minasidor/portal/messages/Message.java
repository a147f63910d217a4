package se.minasidor.portal.messages;

import java.time.LocalDate;
import java.util.Map;

/**
 * Something the customer should know. Its words are the texts {@code <key>.title} and {@code
 * <key>.text}, filled with the values.
 *
 * @param icon its name in the sprite
 * @param day the day it is about, or null when it has none
 * @param path where to read more, or null
 */
public record Message(
        String key, String icon, Map<String, String> values, LocalDate day, String path) {

    @Override
    public String toString() {
        return "Message " + key;
    }
}
