package se.minasidor.customers.consumption.reading;

import se.minasidor.customers.Quantity;
import se.minasidor.customers.SeriesValues.Highest;

/** The highest of all hours looked at, the first of several; temperatures have none. */
final class HighestHour {

    private final boolean asked;
    private Highest found;

    HighestHour(Quantity quantity) {
        asked = quantity.isAdditive();
    }

    void look(Highest hour) {
        if (asked && hour != null && (found == null || hour.amount() > found.amount())) {
            found = hour;
        }
    }

    Highest found() {
        return found;
    }
}
