package se.minasidor.launcher.demo.meters;

import java.time.LocalDate;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;

/**
 * What a metering system says about one day, or one month, of a quantity.
 *
 * @param arrives the day when the organisation learns it
 * @param day the day it is about, the first one of a month
 * @param amounts thousandths of the quantity's unit, {@link #MISSING} where nothing is known
 * @param quality a letter for each amount, or one for all of them
 */
public record Said(
        LocalDate arrives,
        LocalDate day,
        Quantity quantity,
        Resolution resolution,
        long[] amounts,
        String quality) {

    public static final long MISSING = Long.MIN_VALUE;

    public long total() {
        long total = 0;
        for (long amount : amounts) {
            total += amount == MISSING ? 0 : amount;
        }
        return total;
    }
}
