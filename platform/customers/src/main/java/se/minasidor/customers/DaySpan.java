package se.minasidor.customers;

import java.time.LocalDate;

/**
 * Days in a row.
 *
 * @param to the last of them, included; {@link LocalDate#MAX} where no end is known
 */
public record DaySpan(LocalDate from, LocalDate to) {

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
