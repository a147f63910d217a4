package se.minasidor.customers.consumption;

import java.util.Optional;
import se.minasidor.customers.imports.LineReader;

/** How a line of meter values is written. */
public abstract class Format {

    Format() {}

    /** One JSON object on each line. */
    public static Format ndjson() {
        return new JsonFormat();
    }

    /**
     * Comma- or semicolon-separated; empty when the first line does not name the columns as it
     * must: the fields of {@link SentDay.Field}, none twice, and no others.
     */
    public static Optional<Format> csv(String headerLine) {
        return CsvFormat.of(headerLine).map(Format.class::cast);
    }

    /** What one line says; what cannot be read at all is a fault of the day. */
    abstract void read(LineReader line, SentDay into);

    /** Whether the line is written to its end, as far as that can be told. */
    public abstract boolean whole(LineReader line);
}
