package se.minasidor.customers.consumption.reading;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * @param to the day after the last
     */
    public List<SeriesValues> values(
            FacilityRows.Visible visible, Resolution wanted, LocalDate from, LocalDate to)
            throws SQLException {
        if (visible.series().isEmpty() || !from.isBefore(to)) {
            return List.of();
        }
        List<SeriesValues> values =
                wanted.isFinerThan(Resolution.MONTH)
                        ? days(visible, wanted, from, to)
                        : months(visible.series(), visible.own(), wanted, from, to);
        return values.stream().sorted(Comparator.comparing(SeriesValues::quantity)).toList();
    }

    private List<SeriesValues> months(
            List<StoredSeries> series,
            OwnDays own,
            Resolution resolution,
            LocalDate from,
            LocalDate to)
            throws SQLException {
        return new MonthValues(rows, own, resolution, from, to).of(series);
    }

    private List<SeriesValues> days(
            FacilityRows.Visible visible, Resolution wanted, LocalDate from, LocalDate to)
            throws SQLException {
        OwnDays own = visible.own();
        Map<Long, List<StoredDay>> found = new LinkedHashMap<>();
        visible.series().forEach(s -> found.put(s.id(), new ArrayList<>()));
        boolean revised = false;
        for (StoredDay day :
                rows.between(visible.series(), from, to, wanted.isFinerThan(Resolution.DAY))) {
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
            values.addAll(months(monthly, own, Resolution.MONTH, from, to));
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
