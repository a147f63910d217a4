package se.minasidor.customers.consumption.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static se.minasidor.customers.consumption.reading.MeterData.ALFA;
import static se.minasidor.customers.consumption.reading.MeterData.BETA;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.consumption.reading.PointReader.Asked;
import se.minasidor.customers.consumption.reading.PointReader.Page;
import se.minasidor.customers.consumption.reading.PointReader.Position;
import se.minasidor.tenancy.TenantId;

/** Points for integrators, page by page. */
class PointReaderTest {

    private static MeterData data;

    private UUID house;
    private long used;
    private long produced;

    @BeforeAll
    static void start() throws IOException, SQLException {
        data = MeterData.start();
    }

    @AfterAll
    static void stop() throws IOException {
        data.close();
    }

    @BeforeEach
    void aHouse() throws SQLException {
        data.empty();
        house = data.facility(ALFA, "house", "EL");
        used = data.series(ALFA, house, Quantity.EL_CONSUMPTION, Resolution.HOUR);
        produced = data.series(ALFA, house, Quantity.EL_PRODUCTION, Resolution.DAY);
    }

    @Test
    void pagesAreSeriesBySeriesAndWithoutGapOrDouble() throws SQLException {
        data.days(ALFA, used, Resolution.HOUR, 1000, "2026-03-28", "2026-03-30");
        data.days(ALFA, produced, Resolution.DAY, 5000, "2026-03-28", "2026-03-30");
        List<String> all = starts(all(Optional.empty(), 1000));
        assertEquals(24 + 23 + 24 + 3, all.size());
        assertEquals(all, starts(all(Optional.empty(), 10)));
        assertEquals(all, starts(all(Optional.empty(), 1)));
        assertEquals("EL_CONSUMPTION 2026-03-28T00:00+01:00", all.get(0));
        assertEquals("EL_PRODUCTION 2026-03-30T00:00+02:00", all.get(all.size() - 1));
    }

    @Test
    void theHourThatComesTwiceIsTwoPoints() throws SQLException {
        data.days(ALFA, used, Resolution.HOUR, 1000, "2026-10-25", "2026-10-25");
        assertEquals(25, all(Optional.empty(), 2).size());
        assertEquals(25, starts(all(Optional.empty(), 2)).stream().distinct().count());
    }

    @Test
    void whatComesInBetweenTwoPagesMovesNothing() throws SQLException {
        data.days(ALFA, used, Resolution.HOUR, 1000, "2026-03-03", "2026-03-04");
        Page first = page(Optional.empty(), Optional.empty(), 30);
        data.days(ALFA, used, Resolution.HOUR, 1000, "2026-03-01", "2026-03-02");
        Integer[] quarters = new Integer[96];
        Arrays.fill(quarters, 250);
        data.sayAnew(ALFA, used, Resolution.QUARTER, LocalDate.parse("2026-03-04"), null, quarters);
        Page second = page(Optional.empty(), Optional.of(last(first)), 1000);
        assertEquals(
                "2026-03-04T05:15+01:00",
                second.points().get(0).from().toOffsetDateTime().toString());
        assertFalse(second.more());
    }

    @Test
    void hoursAreAddedUpAndNeverDivided() throws SQLException {
        data.days(ALFA, used, Resolution.HOUR, 1000, "2026-02-27", "2026-03-02");
        assertEquals(4 * 24, all(Optional.of(Resolution.QUARTER), 1000).size());
        List<Point> days = all(Optional.of(Resolution.DAY), 3);
        assertEquals(4, days.size());
        assertEquals(24000, days.get(0).amount());
        assertEquals(1440, days.get(0).knownMinutes());
        List<Point> months = all(Optional.of(Resolution.MONTH), 1);
        assertEquals(
                List.of(
                        "EL_CONSUMPTION 2026-02-01T00:00+01:00",
                        "EL_CONSUMPTION 2026-03-01T00:00+01:00"),
                starts(months));
        assertEquals(48000, months.get(1).amount());
    }

    @Test
    void aQualityIsAsItWasSentOrTheMostCautiousOfSeveral() throws SQLException {
        Integer[] hours = new Integer[24];
        Arrays.fill(hours, 1000);
        hours[2] = null;
        data.day(
                ALFA,
                used,
                Resolution.HOUR,
                LocalDate.parse("2026-03-03"),
                "MEXIDC" + "M".repeat(18),
                hours);
        StringBuilder letters = new StringBuilder();
        all(Optional.empty(), 6).forEach(p -> letters.append(p.quality()));
        assertEquals("MEXIDC" + "M".repeat(18), letters.toString());
        Point day = all(Optional.of(Resolution.DAY), 6).get(0);
        assertEquals('E', day.quality());
        assertEquals(1380, day.knownMinutes());
        assertEquals(23000, day.amount());
    }

    @Test
    void aMonthReadAsOneStaysOne() throws SQLException {
        UUID cottage = data.facility(ALFA, "cottage", "WATER");
        long water = data.series(ALFA, cottage, Quantity.WATER, Resolution.MONTH);
        data.day(ALFA, water, Resolution.MONTH, LocalDate.parse("2026-02-01"), "E", 7000);
        house = cottage;
        List<Point> points = all(Optional.of(Resolution.HOUR), 10);
        assertEquals(1, points.size());
        assertEquals(Resolution.MONTH, points.get(0).resolution());
        assertEquals('E', points.get(0).quality());
    }

    @Test
    void anotherTenantHasNoPoints() throws SQLException {
        data.days(ALFA, used, Resolution.HOUR, 1000, "2026-03-28", "2026-03-30");
        List<StoredSeries> series =
                data.as(ALFA, c -> new FacilityRows(c, ALFA).series(List.of(house)));
        assertEquals(0, page(BETA, series, Optional.empty(), Optional.empty(), 10).points().size());
    }

    private List<Point> all(Optional<Resolution> resolution, int limit) throws SQLException {
        List<Point> all = new ArrayList<>();
        Page page = page(resolution, Optional.empty(), limit);
        all.addAll(page.points());
        while (page.more()) {
            page = page(resolution, Optional.of(last(page)), limit);
            all.addAll(page.points());
        }
        return all;
    }

    private static Position last(Page page) {
        Point last = page.points().get(page.points().size() - 1);
        return new Position(last.series(), last.from().toInstant());
    }

    private Page page(Optional<Resolution> resolution, Optional<Position> after, int limit)
            throws SQLException {
        List<StoredSeries> series =
                data.as(ALFA, c -> new FacilityRows(c, ALFA).series(List.of(house)));
        return page(ALFA, series, resolution, after, limit);
    }

    private static Page page(
            TenantId tenant,
            List<StoredSeries> series,
            Optional<Resolution> resolution,
            Optional<Position> after,
            int limit)
            throws SQLException {
        Asked asked =
                new Asked(
                        series,
                        resolution,
                        LocalDate.parse("2024-01-01"),
                        LocalDate.parse("2026-12-01"));
        return data.as(tenant, c -> new PointReader(c, tenant).page(asked, after, limit));
    }

    private static List<String> starts(List<Point> points) {
        return points.stream().map(p -> p.series() + " " + p.from().toOffsetDateTime()).toList();
    }
}
