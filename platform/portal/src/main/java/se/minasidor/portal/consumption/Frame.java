package se.minasidor.portal.consumption;

import java.time.LocalDate;
import se.minasidor.customers.DaySpan;
import se.minasidor.customers.Resolution;

/**
 * The time that is shown at once: years side by side, the months of a year, the days of a month, or
 * the hours or quarters of a day.
 *
 * @param bars the length of time that one bar stands for
 * @param to the day after the last
 */
public record Frame(Resolution bars, LocalDate from, LocalDate to) {

    private static final int YEARS = 10;

    /**
     * The period that holds a day.
     *
     * @param data the days that have values; years are counted back from the last of them
     */
    static Frame holding(LocalDate day, Resolution bars, DaySpan data) {
        return switch (bars) {
            case YEAR -> years(day, data);
            case MONTH -> {
                LocalDate first = day.withDayOfYear(1);
                yield new Frame(bars, first, first.plusYears(1));
            }
            case DAY -> {
                LocalDate first = day.withDayOfMonth(1);
                yield new Frame(bars, first, first.plusMonths(1));
            }
            case HOUR, QUARTER -> new Frame(bars, day, day.plusDays(1));
        };
    }

    private static Frame years(LocalDate day, DaySpan data) {
        int last = data.to().getYear();
        while (day.getYear() <= last - YEARS) {
            last -= YEARS;
        }
        int first = Math.max(last - YEARS + 1, Math.min(data.from().getYear(), last));
        return new Frame(Resolution.YEAR, LocalDate.of(first, 1, 1), LocalDate.of(last + 1, 1, 1));
    }

    LocalDate lastDay() {
        return to.minusDays(1);
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    boolean touches(DaySpan days) {
        return !days.to().isBefore(from) && days.from().isBefore(to);
    }

    /** The same days a year before. */
    Frame lastYear() {
        return switch (bars) {
            case YEAR -> this;
            case MONTH, DAY -> new Frame(bars, from.minusYears(1), to.minusYears(1));
            case HOUR, QUARTER -> {
                LocalDate day = from.minusYears(1);
                yield new Frame(bars, day, day.plusDays(1));
            }
        };
    }

    /** A day of the period before, or after, this one. */
    LocalDate stepped(boolean forward) {
        return forward ? to : from.minusDays(1);
    }

    /** What a bar opens into, as far as the meter tells. */
    static Resolution deeper(Resolution bars) {
        return switch (bars) {
            case YEAR -> Resolution.MONTH;
            case MONTH -> Resolution.DAY;
            case DAY -> Resolution.HOUR;
            case HOUR, QUARTER -> Resolution.QUARTER;
        };
    }
}
