package se.minasidor.customers.consumption.reading;

import java.time.LocalDate;
import se.minasidor.customers.DaySpan;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SeriesValues;
import se.minasidor.customers.SwedishTime;
import se.minasidor.customers.ValueQuality;

/**
 * A row of meter_day.
 *
 * @param amounts null when only the day's own sums were asked for
 */
record StoredDay(
        long series,
        LocalDate day,
        Resolution resolution,
        int revision,
        int known,
        int estimated,
        SeriesValues.Highest highest,
        Long total,
        String quality,
        Integer[] amounts) {

    boolean isMonth() {
        return resolution == Resolution.MONTH;
    }

    /** The mean of what is known, where the total is a sum of temperatures. */
    Long mean() {
        if (total == null || resolution == Resolution.DAY || isMonth()) {
            return total;
        }
        return Math.round((double) total * resolution.minutes() / known);
    }

    /** Whether it lies in the period, or is the month that a day of the period lies in. */
    boolean isIn(DaySpan period) {
        return period.contains(day)
                || isMonth()
                        && !day.isBefore(period.from().withDayOfMonth(1))
                        && day.isBefore(period.from());
    }

    /** Whether all of it lies within own days. */
    boolean isOwn(OwnDays own) {
        return isMonth() ? own.containsMonth(day) : own.contains(day);
    }

    boolean saidCorrected() {
        return quality != null && quality.indexOf(ValueQuality.CORRECTED.letter()) >= 0;
    }

    Slots slots(boolean additive) {
        return Slots.stored(day, resolution, additive, quality, amounts);
    }

    /** The hour that a row names as its highest. */
    static SeriesValues.Highest highest(Integer amount, LocalDate day, int hour) {
        return amount == null
                ? null
                : new SeriesValues.Highest(
                        amount, SwedishTime.start(day, hour, Resolution.HOUR.minutes()));
    }
}
