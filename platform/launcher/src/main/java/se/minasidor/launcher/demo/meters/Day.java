package se.minasidor.launcher.demo.meters;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import se.minasidor.customers.SwedishTime;

/** A Swedish day as it is lived: 23, 24 or 25 hours, what the clock says in each, work or not. */
final class Day {

    private static final Map<LocalDate, Day> KNOWN = new ConcurrentHashMap<>();

    private final LocalDate date;
    private final int[] clock;
    private final boolean free;
    private final long firstHour;

    private Day(LocalDate date) {
        this.date = date;
        clock = new int[SwedishTime.slots(date, 60)];
        for (int hour = 0; hour < clock.length; hour++) {
            clock[hour] = SwedishTime.start(date, hour, 60).getHour();
        }
        free = Holidays.free(date);
        firstHour = SwedishTime.start(date, 0, 60).toEpochSecond() / 3600;
    }

    static Day of(LocalDate date) {
        return KNOWN.computeIfAbsent(date, Day::new);
    }

    LocalDate date() {
        return date;
    }

    long number() {
        return date.toEpochDay();
    }

    int hours() {
        return clock.length;
    }

    /** What the clock says when an hour begins, counted from 0. */
    int clock(int hour) {
        return clock[hour];
    }

    /** An hour's own number, counted without breaks through all days. */
    long moment(int hour) {
        return firstHour + hour;
    }

    /** No work: a weekend or a holiday. */
    boolean free() {
        return free;
    }

    /** The place in the year as an angle, 0 at New Year. */
    double season() {
        return 2 * Math.PI * (date.getDayOfYear() - 1) / 365.25;
    }
}
