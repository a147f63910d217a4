package se.minasidor.portal.consumption;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import se.minasidor.customers.MeterValue;
import se.minasidor.customers.SwedishTime;

/**
 * Which days' values may still be on their way. A day's values come the day after, at the latest
 * when the organisation promised ({@code consumption.valuesBy}), without a promise in the evening.
 *
 * @param awaitedFrom values of earlier days are missing if they are not there
 */
public record Arrival(LocalDate today, LocalDate awaitedFrom) {

    /** A month's one reading takes some time to come in. */
    private static final int READING_DAYS = 10;

    static Arrival at(ZonedDateTime now, Optional<LocalTime> promised) {
        ZonedDateTime here = now.withZoneSameInstant(SwedishTime.ZONE);
        boolean soon = promised.map(t -> here.toLocalTime().isBefore(t)).orElse(true);
        LocalDate today = here.toLocalDate();
        return new Arrival(today, soon ? today.minusDays(1) : today);
    }

    /** A stretch that ended then, or earlier, should have its value by now. */
    LocalDate readBefore(MeterValue value) {
        boolean day = !value.to().isAfter(value.from().plusDays(1));
        return day ? awaitedFrom : awaitedFrom.minusDays(READING_DAYS);
    }
}
