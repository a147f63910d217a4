package se.minasidor.customers.consumption.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import se.minasidor.customers.DaySpan;
import se.minasidor.customers.SwedishTime;

/**
 * The days of a customer's own agreements for one facility. Everything that is shown passes here:
 * what lies outside is neither shown nor counted.
 *
 * @param spans in order, with days between them that are not own
 */
public record OwnDays(List<DaySpan> spans) {

    /** Spans that meet or overlap become one. */
    public static OwnDays joined(Collection<DaySpan> agreements) {
        List<DaySpan> joined = new ArrayList<>();
        for (DaySpan next :
                agreements.stream().sorted(Comparator.comparing(DaySpan::from)).toList()) {
            DaySpan last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last == null || next.from().minusDays(1).isAfter(last.to())) {
                joined.add(next);
            } else if (next.to().isAfter(last.to())) {
                joined.set(joined.size() - 1, new DaySpan(last.from(), next.to()));
            }
        }
        return new OwnDays(List.copyOf(joined));
    }

    public boolean contains(LocalDate day) {
        return spans.stream().anyMatch(span -> span.contains(day));
    }

    /** Whether the whole month is own. */
    public boolean containsMonth(LocalDate firstDay) {
        LocalDate last = firstDay.plusMonths(1).minusDays(1);
        return spans.stream().anyMatch(s -> s.contains(firstDay) && s.contains(last));
    }

    /** The own days among those from a day up to, but not including, another. */
    public Stream<LocalDate> days(LocalDate from, LocalDate to) {
        return from.datesUntil(to).filter(this::contains);
    }

    /** How much of a day is own: all of it or nothing. */
    public int minutes(LocalDate day) {
        return contains(day) ? SwedishTime.minutes(day) : 0;
    }

    /** What is left of a span within own days, as one span from the first to the last of them. */
    public List<DaySpan> within(LocalDate from, LocalDate to) {
        return spans.stream()
                .filter(s -> !s.from().isAfter(to) && !s.to().isBefore(from))
                .map(
                        s ->
                                new DaySpan(
                                        s.from().isAfter(from) ? s.from() : from,
                                        s.to().isBefore(to) ? s.to() : to))
                .toList();
    }
}
