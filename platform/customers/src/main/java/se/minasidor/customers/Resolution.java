package se.minasidor.customers;

import java.util.Optional;

/** The length of time that one value stands for, the finest first. */
public enum Resolution {
    QUARTER(15),
    HOUR(60),
    DAY(1440),
    MONTH(0),
    YEAR(-1);

    private final int minutes;

    Resolution(int minutes) {
        this.minutes = minutes;
    }

    /**
     * As stored: 15, 60, 1440 for a day of whatever length, 0 for a month. A year is only shown.
     */
    public int minutes() {
        return minutes;
    }

    public static Optional<Resolution> stored(int minutes) {
        for (Resolution resolution : values()) {
            if (resolution.minutes == minutes && resolution != YEAR) {
                return Optional.of(resolution);
            }
        }
        return Optional.empty();
    }

    public boolean isFinerThan(Resolution other) {
        return ordinal() < other.ordinal();
    }
}
