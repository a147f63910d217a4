package se.minasidor.customers.imports;

import jakarta.json.JsonObject;

/** How a line is written. */
interface LineForm {

    /** The fields of a line; without an object, what is wrong with the line. */
    record Parsed(JsonObject object, String code, String message) {
        static Parsed of(JsonObject object) {
            return new Parsed(object, null, null);
        }
    }

    Parsed read(String text);

    /** True when every value is text, so that numbers and flags have to be read out of it. */
    default boolean textOnly() {
        return false;
    }

    /** Whether a last line without a line break may be the end of the body. */
    default boolean whole(String text) {
        return read(text).object() != null;
    }
}
