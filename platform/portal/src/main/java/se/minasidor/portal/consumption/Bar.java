package se.minasidor.portal.consumption;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import se.minasidor.customers.MeterValue;

/**
 * One stretch of the time shown, with what it says this year and a year before.
 *
 * @param before null where last year has no such stretch
 */
public record Bar(MeterValue value, MeterValue before, Standing standing) {

    /** What there is to say about a stretch of time. */
    public enum Standing {
        KNOWN,
        /** A part has a value and a part that is over has none. */
        PARTIAL,
        /** Still going on. */
        ONGOING,
        MISSING,
        /** Over, but its values have not come and need not have come. */
        AWAITED,
        FUTURE,
        /** Not within the customer's agreements. */
        OUTSIDE
    }

    static Bar of(MeterValue value, MeterValue before, Arrival arrival) {
        return new Bar(value, before, standing(value, arrival));
    }

    private static Standing standing(MeterValue value, Arrival arrival) {
        LocalDate first = value.from().toLocalDate();
        boolean over = !value.to().toLocalDate().isAfter(arrival.awaitedFrom());
        if (value.amount() != null) {
            if (!value.isPartial() && !value.to().toLocalDate().isAfter(arrival.today())) {
                return Standing.KNOWN; // also when it has come before it was promised
            }
            return over ? Standing.PARTIAL : Standing.ONGOING;
        }
        if (value.ownMinutes() == 0) {
            return Standing.OUTSIDE;
        }
        if (first.isAfter(arrival.today())) {
            return Standing.FUTURE;
        }
        boolean late = over && !value.to().toLocalDate().isAfter(arrival.readBefore(value));
        return late ? Standing.MISSING : Standing.AWAITED;
    }

    public ZonedDateTime from() {
        return value.from();
    }

    public LocalDate day() {
        return value.from().toLocalDate();
    }

    public Long amount() {
        return value.amount();
    }

    public Long amountBefore() {
        return before == null ? null : before.amount();
    }

    /** How much more than last year; nothing where one of the years is not known in full. */
    Long difference() {
        return isPair() ? (Long) (amount() - amountBefore()) : null;
    }

    /** Both years are known from end to end, so that they can be held against each other. */
    boolean isPair() {
        return standing == Standing.KNOWN
                && whole(value)
                && before != null
                && before.amount() != null
                && whole(before)
                && Math.abs(length(value) - length(before)) <= 60;
    }

    private static boolean whole(MeterValue value) {
        return value.knownMinutes() >= length(value);
    }

    private static long length(MeterValue value) {
        return java.time.Duration.between(value.from(), value.to()).toMinutes();
    }

    /** Less than one and more than nothing where a part of what is known was estimated. */
    double estimatedShare() {
        return value.knownMinutes() == 0
                ? 0
                : Math.min(1.0, (double) value.estimatedMinutes() / value.knownMinutes());
    }
}
