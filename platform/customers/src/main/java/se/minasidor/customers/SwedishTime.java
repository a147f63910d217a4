package se.minasidor.customers;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Days of meters are Swedish days: 23 hours when summer time begins, 25 when it ends. */
public final class SwedishTime {

    public static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    private SwedishTime() {}

    /** Minutes of a day: 1380, 1440 or 1500. */
    public static int minutes(LocalDate day) {
        return minutes(day, day.plusDays(1));
    }

    /** Minutes from the beginning of a day to the beginning of a later one. */
    public static int minutes(LocalDate from, LocalDate to) {
        return (int) Duration.between(from.atStartOfDay(ZONE), to.atStartOfDay(ZONE)).toMinutes();
    }

    /**
     * How many values a day has.
     *
     * @param minutes length of a value: 15, 60 or 1440, which is one value whatever the day's
     *     length
     */
    public static int slots(LocalDate day, int minutes) {
        return minutes == Resolution.DAY.minutes() ? 1 : minutes(day) / minutes;
    }

    /** When a value begins, counted in real time from the day's start. */
    public static ZonedDateTime start(LocalDate day, int slot, int minutes) {
        return day.atStartOfDay(ZONE).plus(Duration.ofMinutes((long) slot * minutes));
    }
}
