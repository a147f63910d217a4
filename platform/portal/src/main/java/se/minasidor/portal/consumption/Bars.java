package se.minasidor.portal.consumption;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.minasidor.customers.MeterValue;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SeriesValues;

/**
 * The values of one quantity in the order they are drawn and listed.
 *
 * @param length of each bar; coarser than asked for where the meter told no better
 * @param highest the highest hour, or null
 */
public record Bars(
        Quantity quantity, Resolution length, List<Bar> all, SeriesValues.Highest highest) {

    /** Puts last year beside this year; the second 02:00 of a night stands beside a second one. */
    static Bars of(SeriesValues now, Optional<SeriesValues> before, Arrival arrival) {
        Map<String, MeterValue> lastYear = new HashMap<>();
        before.filter(b -> b.resolution() == now.resolution())
                .ifPresent(b -> b.values().forEach(v -> lastYear.put(key(v, now), v)));
        return new Bars(
                now.quantity(),
                now.resolution(),
                now.values().stream()
                        .map(v -> Bar.of(v, lastYear.get(key(v, now)), arrival))
                        .toList(),
                now.highest());
    }

    private static String key(MeterValue value, SeriesValues series) {
        ZonedDateTime from = value.from();
        return switch (series.resolution()) {
            case YEAR -> "year";
            case MONTH -> from.getMonth().toString();
            case DAY -> from.getMonthValue() + "-" + from.getDayOfMonth();
            case HOUR, QUARTER ->
                    from.getMonthValue()
                            + "-"
                            + from.getDayOfMonth()
                            + " "
                            + from.toLocalTime()
                            + (from.equals(from.withEarlierOffsetAtOverlap()) ? "" : "+");
        };
    }

    boolean isEmpty() {
        return all.stream().allMatch(b -> b.amount() == null);
    }

    boolean hasBefore() {
        return length != Resolution.YEAR && all.stream().anyMatch(b -> b.amountBefore() != null);
    }

    long sum() {
        return all.stream().filter(b -> b.amount() != null).mapToLong(Bar::amount).sum();
    }

    long max() {
        boolean before = hasBefore();
        return all.stream()
                .mapToLong(
                        b ->
                                Math.max(
                                        b.amount() == null ? 0 : b.amount(),
                                        before && b.amountBefore() != null ? b.amountBefore() : 0))
                .max()
                .orElse(0);
    }

    /** The bar that begins then, in another quantity's bars. */
    Optional<Bar> at(ZonedDateTime from) {
        return all.stream().filter(b -> b.from().isEqual(from)).findFirst();
    }

    boolean any(Bar.Standing standing) {
        return all.stream().anyMatch(b -> b.standing() == standing);
    }
}
