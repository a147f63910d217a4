package se.minasidor.launcher.settings;

import java.util.Optional;
import java.util.function.Function;

/**
 * One environment variable.
 *
 * @param preset the value when it is not set; empty: there is none
 * @param need when a missing value stops the start
 * @param check says what is wrong with a value, or nothing
 * @param secret never shown
 */
public record Setting(
        String name,
        Optional<String> preset,
        Need need,
        Function<String, Optional<String>> check,
        boolean secret,
        String description) {

    /** When a setting must be there. */
    public enum Need {
        ALWAYS("yes"),
        WITH_OWN_DATABASE("yes, unless MINASIDOR_DB=embedded"),
        NEVER("no");

        private final String words;

        Need(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
