package se.minasidor.customers;

import java.time.ZonedDateTime;
import java.util.List;

/**
 * The values of one quantity over a time, without holes: a stretch that nothing is known of has a
 * value without an amount.
 *
 * @param resolution of these values; coarser than asked for where the meter tells no better
 * @param highest the highest whole hour of the time, or null
 */
public record SeriesValues(
        Quantity quantity, Resolution resolution, List<MeterValue> values, Highest highest) {

    public SeriesValues {
        values = List.copyOf(values);
    }

    /**
     * @param amount thousandths of the unit within the hour
     * @param from the hour's beginning, in Swedish time
     */
    public record Highest(long amount, ZonedDateTime from) {}
}
