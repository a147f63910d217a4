package se.minasidor.customers.consumption.reading;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.minasidor.customers.DaySpan;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SeriesValues;
import se.minasidor.tenancy.TenantId;

/**
 * Reads what a customer may see of a facility's series. Whatever the period, that is one statement
 * for days, or one for whole months and one for clipped ones, and one more where something has been
 * corrected.
 *
 * <p>A series is shown in one resolution: the one asked for, or the coarsest that any of its own
 * days in the period is stored in, if that is coarser.
 */
public final class ConsumptionReader {

    private final ValueRows rows;

    public ConsumptionReader(Connection connection, TenantId tenant) {
        rows = new ValueRows(connection, tenant);
    }

    /**
     * The values of several periods, such as this year and the one before; what is stored of them
     * is read at once.
     */
    public List<List<SeriesValues>> values(
            FacilityRows.Visible visible, Resolution wanted, List<DaySpan> periods)
            throws SQLException {
        if (visible.series().isEmpty()) {
            return Collections.nCopies(periods.size(), List.of());
        }
        List<List<SeriesValues>> values =
                wanted.isFinerThan(Resolution.MONTH)
                        ? days(visible, wanted, periods)
                        : new MonthValues(rows, visible.own(), wanted, periods)
                                .of(visible.series());
        return values.stream()
                .map(
                        each ->
                                each.stream()
                                        .sorted(Comparator.comparing(SeriesValues::quantity))
                                        .toList())
                .toList();
    }

    private List<List<SeriesValues>> days(
            FacilityRows.Visible visible, Resolution wanted, List<DaySpan> periods)
            throws SQLException {
        List<List<StoredDay>> found =
                rows.between(visible.series(), periods, wanted.isFinerThan(Resolution.DAY));
        List<List<SeriesValues>> values = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            values.add(days(visible, wanted, periods.get(i), found.get(i)));
        }
        return values;
    }

    private List<SeriesValues> days(
            FacilityRows.Visible visible, Resolution wanted, DaySpan period, List<StoredDay> stored)
            throws SQLException {
        LocalDate from = period.from();
        LocalDate to = period.to().plusDays(1);
        OwnDays own = visible.own();
        Map<Long, List<StoredDay>> found = new LinkedHashMap<>();
        visible.series().forEach(s -> found.put(s.id(), new ArrayList<>()));
        boolean revised = false;
        for (StoredDay day : stored) {
            if (day.isOwn(own)) {
                found.get(day.series()).add(day);
                revised |= day.revision() > 0;
            }
        }
        Map<DayOfSeries, Correction> corrections =
                revised ? rows.corrections(visible.series(), from, to) : Map.of();
        List<SeriesValues> values = new ArrayList<>();
        List<StoredSeries> monthly = new ArrayList<>();
        for (StoredSeries series : visible.series()) {
            List<StoredDay> days = found.get(series.id());
            Resolution shown = coarsest(wanted, series, days);
            if (shown == Resolution.MONTH) {
                monthly.add(series);
            } else {
                values.add(new DayValues(series, own, shown, days, corrections).between(from, to));
            }
        }
        if (!monthly.isEmpty()) {
            values.addAll(
                    new MonthValues(rows, own, Resolution.MONTH, List.of(period))
                            .of(monthly)
                            .get(0));
        }
        return values;
    }

    private static Resolution coarsest(
            Resolution wanted, StoredSeries series, List<StoredDay> days) {
        return (days.isEmpty()
                        ? List.of(series.finest())
                        : days.stream().map(StoredDay::resolution).toList())
                .stream().reduce(wanted, (a, b) -> a.isFinerThan(b) ? b : a);
    }
}
