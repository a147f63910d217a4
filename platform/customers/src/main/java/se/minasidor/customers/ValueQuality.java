package se.minasidor.customers;

import java.util.Optional;

/** How a value came to be, and the letter that says so in an import and in the database. */
public enum ValueQuality {
    MEASURED('M'),
    /** Computed by the organisation, to be replaced when the meter has been read. */
    ESTIMATED('E'),
    /** Between two readings. */
    INTERPOLATED('I'),
    /** A quarter that is a fourth of its hour. */
    DERIVED('D'),
    /** Said anew by the organisation because the first value was wrong. */
    CORRECTED('C'),
    MISSING('X');

    private final char letter;

    ValueQuality(char letter) {
        this.letter = letter;
    }

    public char letter() {
        return letter;
    }

    public static Optional<ValueQuality> of(char letter) {
        for (ValueQuality quality : values()) {
            if (quality.letter == letter) {
                return Optional.of(quality);
            }
        }
        return Optional.empty();
    }
}
