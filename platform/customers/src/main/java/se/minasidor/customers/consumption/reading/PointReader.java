package se.minasidor.customers.consumption.reading;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.minasidor.customers.DaySpan;
import se.minasidor.customers.MeterValue;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SwedishTime;
import se.minasidor.customers.ValueQuality;
import se.minasidor.tenancy.TenantId;

/**
 * Reads what is stored of a facility's series, whoever lives there, a page at a time: series by
 * series and in the order of time. At most a year of one series is held beside the page.
 */
public final class PointReader {

    private static final OwnDays ALL_DAYS =
            new OwnDays(List.of(new DaySpan(LocalDate.MIN, LocalDate.MAX)));

    private static final Period AT_ONCE = Period.ofYears(1);

    /**
     * What is asked for.
     *
     * @param resolution empty for values as they are stored
     * @param to the day after the last
     */
    public record Asked(
            List<StoredSeries> series,
            Optional<Resolution> resolution,
            LocalDate from,
            LocalDate to) {}

    /** The last point of the page before. */
    public record Position(Quantity series, Instant from) {}

    /**
     * @param more whether there are points behind them
     */
    public record Page(List<Point> points, boolean more) {}

    private final ValueRows rows;

    public PointReader(Connection connection, TenantId tenant) {
        rows = new ValueRows(connection, tenant);
    }

    public Page page(Asked asked, Optional<Position> after, int limit) throws SQLException {
        List<Point> points = new ArrayList<>();
        List<StoredSeries> inOrder =
                asked.series().stream()
                        .filter(
                                s ->
                                        after.isEmpty()
                                                || s.quantity().compareTo(after.get().series())
                                                        >= 0)
                        .sorted(Comparator.comparing(StoredSeries::quantity))
                        .toList();
        for (StoredSeries series : inOrder) {
            Instant behind =
                    after.filter(a -> a.series() == series.quantity())
                            .map(Position::from)
                            .orElse(Instant.MIN);
            if (!read(asked, series, behind, limit, points)) {
                return new Page(points, true);
            }
        }
        return new Page(points, false);
    }

    /** False when the page is full and there was one point more. */
    private boolean read(
            Asked asked, StoredSeries series, Instant behind, int limit, List<Point> points)
            throws SQLException {
        LocalDate begin = asked.from();
        if (behind.isAfter(begin.atStartOfDay(SwedishTime.ZONE).toInstant())) {
            LocalDate day = LocalDate.ofInstant(behind, SwedishTime.ZONE);
            begin = day.withDayOfMonth(isMonths(asked) ? 1 : day.getDayOfMonth());
        }
        while (begin.isBefore(asked.to())) {
            LocalDate end = begin.plus(AT_ONCE);
            end = end.isBefore(asked.to()) ? end : asked.to();
            for (Point point : points(asked, series, begin, end).toList()) {
                if (point.from().toInstant().isAfter(behind)) {
                    if (points.size() == limit) {
                        return false;
                    }
                    points.add(point);
                }
            }
            begin = end;
        }
        return true;
    }

    private static boolean isMonths(Asked asked) {
        return asked.resolution().filter(r -> r == Resolution.MONTH).isPresent();
    }

    private Stream<Point> points(Asked asked, StoredSeries series, LocalDate from, LocalDate to)
            throws SQLException {
        if (isMonths(asked)) {
            List<DaySpan> period = List.of(new DaySpan(from, to.minusDays(1)));
            return new MonthValues(rows, ALL_DAYS, Resolution.MONTH, period)
                    .of(List.of(series)).get(0).get(0).values().stream()
                            .filter(v -> v.knownMinutes() > 0)
                            .map(v -> month(series, v));
        }
        return rows.between(List.of(series), from, to, true).stream()
                .filter(row -> !row.day().isBefore(from))
                .flatMap(row -> points(asked, series, row));
    }

    private static Point month(StoredSeries series, MeterValue value) {
        ValueQuality quality =
                value.isEstimated()
                        ? ValueQuality.ESTIMATED
                        : value.corrected() ? ValueQuality.CORRECTED : ValueQuality.MEASURED;
        return new Point(
                series.quantity(),
                value.from(),
                Resolution.MONTH,
                value.amount(),
                quality.letter(),
                value.knownMinutes());
    }

    private static Stream<Point> points(Asked asked, StoredSeries series, StoredDay row) {
        Slots stored = row.slots(series.quantity().isAdditive());
        Slots slots =
                asked.resolution()
                        .filter(r -> row.resolution().isFinerThan(r))
                        .map(stored::coarser)
                        .orElse(stored);
        List<Point> points = new ArrayList<>(slots.count());
        for (int i = 0; i < slots.count(); i++) {
            points.add(
                    new Point(
                            series.quantity(),
                            SwedishTime.start(row.day(), i, slots.resolution().minutes()),
                            slots.resolution(),
                            slots.amount(i),
                            slots.letter(i),
                            slots.known(i)));
        }
        return points.stream();
    }
}
