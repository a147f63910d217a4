package se.minasidor.customers.consumption.reading;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import se.minasidor.customers.DaySpan;
import se.minasidor.customers.MeteredFacility;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;

/** A row of meter_series. */
public record StoredSeries(
        long id,
        UUID facility,
        Quantity quantity,
        Resolution finest,
        LocalDate firstDay,
        LocalDate lastDay) {

    /** As far as it lies within these days; empty when nothing of it does. */
    public Optional<MeteredFacility.Series> within(OwnDays own) {
        List<DaySpan> spans =
                finest == Resolution.MONTH ? months(own) : own.within(firstDay, lastDay);
        return spans.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new MeteredFacility.Series(
                                quantity,
                                finest,
                                spans.get(0).from(),
                                spans.get(spans.size() - 1).to()));
    }

    /** One value for a month cannot be divided: only months that are own from end to end count. */
    private List<DaySpan> months(OwnDays own) {
        LocalDate end = lastDay.with(TemporalAdjusters.lastDayOfMonth());
        return own.within(firstDay.withDayOfMonth(1), end).stream()
                .flatMap(StoredSeries::wholeMonths)
                .toList();
    }

    private static Stream<DaySpan> wholeMonths(DaySpan span) {
        LocalDate first =
                span.from().getDayOfMonth() == 1
                        ? span.from()
                        : span.from().with(TemporalAdjusters.firstDayOfNextMonth());
        LocalDate last = span.to().plusDays(1).withDayOfMonth(1).minusDays(1);
        return last.isAfter(first) ? Stream.of(new DaySpan(first, last)) : Stream.empty();
    }
}
