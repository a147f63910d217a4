package se.minasidor.customers.consumption.reading;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.minasidor.customers.DaySpan;
import se.minasidor.customers.Resolution;
import se.minasidor.tenancy.TenantId;

/**
 * What is stored of certain series. Dates are given as parameters of their own, so that only the
 * partitions of these months are opened.
 */
final class ValueRows {

    static final String DAYS =
            """
            select series_id, day, minutes, revision, known_minutes, estimated_minutes,
                highest, highest_at, total, quality, %s
            from meter_day where tenant_id = ? and series_id = any(?)
            """;

    /** A row that holds a whole month stands on the month's first day. */
    private static final String BETWEEN = "day >= ? and day < ? and (day >= ? or minutes = 0)";

    private static final String IN_ORDER = " order by series_id, day";

    private static final String ON = "day = any(?)";

    private static final String MONTHS =
            """
            select series_id, month, known_minutes, estimated_minutes, revised_days,
                highest, highest_day, highest_at, total
            from meter_month where tenant_id = ? and series_id = any(?)
                and month >= ? and month < ?
            """;

    private static final String BEFORE =
            """
            select b.series_id, b.day, b.minutes, b.quality, b.amounts,
                d.minutes, d.quality, d.amounts
            from meter_day_before b
            join meter_day d on d.tenant_id = b.tenant_id and d.series_id = b.series_id
                and d.day = b.day and d.day >= ? and d.day < ?
            where b.tenant_id = ? and b.series_id = any(?) and b.day >= ? and b.day < ?
            order by b.series_id, b.day, b.revision desc
            """;

    private final Connection connection;
    private final TenantId tenant;

    ValueRows(Connection connection, TenantId tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    /**
     * The days of each of some periods, and the months that these days lie in, in one reading.
     *
     * @param amounts whether the values within the days are wanted
     */
    List<List<StoredDay>> between(
            Collection<StoredSeries> series, List<DaySpan> periods, boolean amounts)
            throws SQLException {
        List<StoredDay> found;
        try (PreparedStatement query = days(series, amounts, within(periods.size()))) {
            int at = 3;
            for (DaySpan period : periods) {
                query.setObject(at++, period.from().withDayOfMonth(1));
                query.setObject(at++, period.to().plusDays(1));
                query.setObject(at++, period.from());
            }
            found = days(query);
        }
        return periods.stream()
                .map(period -> found.stream().filter(day -> day.isIn(period)).toList())
                .toList();
    }

    /** The condition for so many periods; each takes three dates. */
    static String within(int periods) {
        return Collections.nCopies(periods, BETWEEN).stream()
                .collect(Collectors.joining(") or (", "((", "))"));
    }

    /** The days from one up to another, and the months that these days lie in. */
    List<StoredDay> between(
            Collection<StoredSeries> series, LocalDate from, LocalDate to, boolean amounts)
            throws SQLException {
        return between(series, List.of(new DaySpan(from, to.minusDays(1))), amounts).get(0);
    }

    /** Certain days, without their amounts. */
    List<StoredDay> on(Collection<StoredSeries> series, Collection<LocalDate> days)
            throws SQLException {
        try (PreparedStatement query = days(series, false, ON)) {
            query.setArray(3, connection.createArrayOf("date", days.toArray()));
            return days(query);
        }
    }

    private PreparedStatement days(Collection<StoredSeries> series, boolean amounts, String which)
            throws SQLException {
        String sql = DAYS.formatted(amounts ? "amounts" : "null") + " and " + which + IN_ORDER;
        PreparedStatement query = connection.prepareStatement(sql);
        query.setString(1, tenant.value());
        query.setArray(2, ids(series));
        return query;
    }

    private static List<StoredDay> days(PreparedStatement query) throws SQLException {
        List<StoredDay> found = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                LocalDate day = row.getObject(2, LocalDate.class);
                found.add(
                        new StoredDay(
                                row.getLong(1),
                                day,
                                resolution(row, 3),
                                row.getInt(4),
                                row.getInt(5),
                                row.getInt(6),
                                StoredDay.highest(whole(row, 7), day, row.getInt(8)),
                                row.getObject(9, Long.class),
                                row.getString(10),
                                amounts(row, 11)));
            }
        }
        return found;
    }

    List<StoredMonth> months(Collection<StoredSeries> series, LocalDate from, LocalDate to)
            throws SQLException {
        List<StoredMonth> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(MONTHS)) {
            query.setString(1, tenant.value());
            query.setArray(2, ids(series));
            query.setObject(3, from);
            query.setObject(4, to);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(
                            new StoredMonth(
                                    row.getLong(1),
                                    row.getObject(2, LocalDate.class),
                                    row.getInt(3),
                                    row.getInt(4),
                                    row.getInt(5),
                                    StoredDay.highest(
                                            whole(row, 6),
                                            row.getObject(7, LocalDate.class),
                                            row.getInt(8)),
                                    row.getObject(9, Long.class)));
                }
            }
        }
        return found;
    }

    /** What days said before they were said anew. */
    Map<DayOfSeries, Correction> corrections(
            Collection<StoredSeries> series, LocalDate from, LocalDate to) throws SQLException {
        Map<DayOfSeries, Correction> found = new HashMap<>();
        Map<Long, Boolean> additive = new HashMap<>();
        series.forEach(s -> additive.put(s.id(), s.quantity().isAdditive()));
        try (PreparedStatement query = connection.prepareStatement(BEFORE)) {
            query.setObject(1, from.withDayOfMonth(1));
            query.setObject(2, to);
            query.setString(3, tenant.value());
            query.setArray(4, ids(series));
            query.setObject(5, from.withDayOfMonth(1));
            query.setObject(6, to);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    DayOfSeries key =
                            new DayOfSeries(row.getLong(1), row.getObject(2, LocalDate.class));
                    boolean adds = additive.get(key.series());
                    Correction correction = found.get(key);
                    if (correction == null) {
                        correction = new Correction(slots(row, key, 6, adds));
                        found.put(key, correction);
                    }
                    correction.before(slots(row, key, 3, adds));
                }
            }
        }
        return found;
    }

    private static Slots slots(ResultSet row, DayOfSeries key, int column, boolean additive)
            throws SQLException {
        return Slots.stored(
                key.day(),
                resolution(row, column),
                additive,
                row.getString(column + 1),
                amounts(row, column + 2));
    }

    private static Resolution resolution(ResultSet row, int column) throws SQLException {
        return Resolution.stored(row.getInt(column)).orElseThrow();
    }

    private static Integer whole(ResultSet row, int column) throws SQLException {
        return row.getObject(column, Integer.class);
    }

    private static Integer[] amounts(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? null : (Integer[]) array.getArray();
    }

    private Array ids(Collection<StoredSeries> series) throws SQLException {
        return connection.createArrayOf("bigint", series.stream().map(StoredSeries::id).toArray());
    }
}
