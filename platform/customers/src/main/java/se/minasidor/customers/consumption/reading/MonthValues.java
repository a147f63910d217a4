package se.minasidor.customers.consumption.reading;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.minasidor.customers.DaySpan;
import se.minasidor.customers.MeterValue;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SeriesValues;
import se.minasidor.customers.SwedishTime;

/**
 * Months and years. A month that is own from end to end is one row; one in which an agreement
 * begins or ends is added up from its own days. Temperatures are always added up from days, because
 * the mean of a month is not to be had from a sum.
 */
final class MonthValues {

    private final ValueRows rows;
    private final OwnDays own;
    private final Resolution resolution;
    private final List<DaySpan> periods;
    private final LocalDate from;
    private final LocalDate to;
    private final Map<DayOfSeries, StoredMonth> months = new HashMap<>();
    private final Map<DayOfSeries, List<StoredDay>> days = new HashMap<>();
    private final Map<DayOfSeries, List<Correction>> corrections = new HashMap<>();

    /**
     * @param resolution MONTH or YEAR; the periods are widened to whole ones
     * @param periods close to each other, because what lies between them is read too
     */
    MonthValues(ValueRows rows, OwnDays own, Resolution resolution, List<DaySpan> periods) {
        this.rows = rows;
        this.own = own;
        this.resolution = resolution;
        this.periods = periods;
        this.from =
                begin(periods.stream().map(DaySpan::from).min(LocalDate::compareTo).orElseThrow());
        this.to =
                next(
                        begin(
                                periods.stream()
                                        .map(DaySpan::to)
                                        .max(LocalDate::compareTo)
                                        .orElseThrow()));
    }

    private LocalDate begin(LocalDate day) {
        return resolution == Resolution.YEAR ? day.withDayOfYear(1) : day.withDayOfMonth(1);
    }

    private LocalDate next(LocalDate begin) {
        return resolution == Resolution.YEAR ? begin.plusYears(1) : begin.plusMonths(1);
    }

    /** The values of each period. */
    List<List<SeriesValues>> of(List<StoredSeries> series) throws SQLException {
        List<StoredSeries> added = series.stream().filter(s -> s.quantity().isAdditive()).toList();
        List<StoredSeries> means = series.stream().filter(s -> !s.quantity().isAdditive()).toList();
        boolean revised = false;
        if (!added.isEmpty()) {
            revised = readMonths(added) | readClippedMonths(added);
        }
        if (!means.isEmpty()) {
            revised |= keep(rows.between(means, from, to, false));
        }
        if (revised) {
            readCorrections(series);
        }
        return periods.stream()
                .map(period -> series.stream().map(s -> values(s, period)).toList())
                .toList();
    }

    private boolean readMonths(Collection<StoredSeries> series) throws SQLException {
        boolean revised = false;
        for (StoredMonth month : rows.months(series, from, to)) {
            if (own.containsMonth(month.month())) {
                months.put(new DayOfSeries(month.series(), month.month()), month);
                revised |= month.revisedDays() > 0;
            }
        }
        return revised;
    }

    private boolean readClippedMonths(Collection<StoredSeries> series) throws SQLException {
        List<LocalDate> clipped = new ArrayList<>();
        for (LocalDate month = from; month.isBefore(to); month = month.plusMonths(1)) {
            if (!own.containsMonth(month)) {
                own.days(month, month.plusMonths(1)).forEach(clipped::add);
            }
        }
        return !clipped.isEmpty() && keep(rows.on(series, clipped));
    }

    private boolean keep(List<StoredDay> read) {
        boolean revised = false;
        for (StoredDay day : read) {
            if (day.isOwn(own)) {
                days.computeIfAbsent(month(day.series(), day.day()), m -> new ArrayList<>())
                        .add(day);
                revised |= day.revision() > 0;
            }
        }
        return revised;
    }

    private void readCorrections(Collection<StoredSeries> series) throws SQLException {
        rows.corrections(series, from, to)
                .forEach(
                        (key, correction) -> {
                            boolean isMonth = correction.now().resolution() == Resolution.MONTH;
                            if (isMonth ? own.containsMonth(key.day()) : own.contains(key.day())) {
                                corrections
                                        .computeIfAbsent(
                                                month(key.series(), key.day()),
                                                m -> new ArrayList<>())
                                        .add(correction);
                            }
                        });
    }

    private static DayOfSeries month(long series, LocalDate day) {
        return new DayOfSeries(series, day.withDayOfMonth(1));
    }

    private SeriesValues values(StoredSeries series, DaySpan period) {
        LocalDate end = next(begin(period.to()));
        List<MeterValue> values = new ArrayList<>();
        HighestHour highest = new HighestHour();
        for (LocalDate begin = begin(period.from()); begin.isBefore(end); begin = next(begin)) {
            Sum sum = new Sum(series.quantity().isAdditive());
            for (LocalDate month = begin;
                    month.isBefore(next(begin));
                    month = month.plusMonths(1)) {
                add(sum, highest, new DayOfSeries(series.id(), month));
            }
            values.add(sum.value(begin, next(begin)));
        }
        return new SeriesValues(series.quantity(), resolution, values, highest.found());
    }

    private void add(Sum sum, HighestHour highest, DayOfSeries key) {
        sum.own(ownMinutes(key.day()));
        StoredMonth whole = months.get(key);
        if (whole != null) {
            sum.add(whole);
            highest.look(whole.highest());
        }
        for (StoredDay day : days.getOrDefault(key, List.of())) {
            sum.add(day);
            highest.look(day.highest());
        }
        corrections.getOrDefault(key, List.of()).forEach(sum::correct);
    }

    private int ownMinutes(LocalDate month) {
        LocalDate end = month.plusMonths(1);
        return own.containsMonth(month)
                ? SwedishTime.minutes(month, end)
                : own.days(month, end).mapToInt(SwedishTime::minutes).sum();
    }
}
