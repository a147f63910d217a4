package se.minasidor.customers.consumption.reading;

import se.minasidor.customers.SeriesValues.Highest;

/** The highest of all hours looked at, the first of several. */
final class HighestHour {

    private Highest found;

    void look(Highest hour) {
        if (hour != null && (found == null || hour.amount() > found.amount())) {
            found = hour;
        }
    }

    Highest found() {
        return found;
    }
}
