package se.minasidor.customers.consumption.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static se.minasidor.customers.consumption.reading.MeterData.ALFA;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.MeterValue;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SeriesValues;

/** What is stored, as it is shown in each resolution. */
class ShownValuesTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-09-07");
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    private static MeterData data;

    private UUID house;
    private UUID anna;
    private long meter;

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
        anna = data.customer(ALFA, "100");
        data.agreement(ALFA, anna, house, "2020-01-01", null);
        meter = data.series(ALFA, house, Quantity.EL_CONSUMPTION, Resolution.QUARTER);
    }

    @Test
    void fourQuartersAreAnHour() throws SQLException {
        Integer[] quarters = each(96, 10);
        quarters[3] = 70;
        data.day(ALFA, meter, Resolution.QUARTER, MONDAY, null, quarters);
        assertEquals("10 10 10 70 10", first(5, shown(Resolution.QUARTER, MONDAY, 1)));
        assertEquals("100 40", first(2, shown(Resolution.HOUR, MONDAY, 1)));
        assertEquals("1020", amounts(shown(Resolution.DAY, MONDAY, 1)));
        assertEquals(100, shown(Resolution.QUARTER, MONDAY, 1).highest().amount());
    }

    @Test
    void whereOneDayHasHoursOnlyAllAreHours() throws SQLException {
        data.day(ALFA, meter, Resolution.QUARTER, MONDAY, null, each(96, 10));
        data.day(ALFA, meter, Resolution.HOUR, TUESDAY, null, each(24, 30));
        SeriesValues both = shown(Resolution.QUARTER, MONDAY, 2);
        assertEquals(Resolution.HOUR, both.resolution());
        assertEquals(48, both.values().size());
        assertEquals("40 ".repeat(24) + "30 ".repeat(24), amounts(both) + " ");
        assertEquals(Resolution.QUARTER, shown(Resolution.QUARTER, MONDAY, 1).resolution());
    }

    @Test
    void aMeterReadOnceADayIsShownInDays() throws SQLException {
        data.day(ALFA, meter, Resolution.DAY, MONDAY, null, 24000);
        SeriesValues day = shown(Resolution.HOUR, MONDAY, 1);
        assertEquals(Resolution.DAY, day.resolution());
        assertEquals("24000", amounts(day));
    }

    @Test
    void aTimeWithoutAnyValueHasTheResolutionOfTheMeter() throws SQLException {
        SeriesValues none = shown(Resolution.HOUR, MONDAY, 2);
        assertEquals(Resolution.HOUR, none.resolution());
        assertEquals(48, none.values().size());
        assertTrue(none.values().stream().allMatch(MeterValue::isMissing));
        assertEquals(60, none.values().get(0).ownMinutes());
        assertNull(none.highest());
    }

    @Test
    void theDayThatSummerTimeBeginsHas23Hours() throws SQLException {
        LocalDate spring = LocalDate.parse("2026-03-29");
        data.day(ALFA, meter, Resolution.QUARTER, spring, null, each(92, 10));
        SeriesValues hours = shown(Resolution.HOUR, spring, 1);
        assertEquals(23, hours.values().size());
        assertEquals("01:00+01:00 03:00+02:00 04:00+02:00", starts(hours, 1, 4));
        assertEquals(92, shown(Resolution.QUARTER, spring, 1).values().size());
        MeterValue day = shown(Resolution.DAY, spring, 1).values().get(0);
        assertEquals(920, day.amount());
        assertEquals(1380, day.knownMinutes());
        assertFalse(day.isPartial());
    }

    @Test
    void theDayThatSummerTimeEndsHas25Hours() throws SQLException {
        LocalDate autumn = LocalDate.parse("2026-10-25");
        Integer[] hours = each(25, 10);
        hours[3] = 50;
        data.day(ALFA, meter, Resolution.HOUR, autumn, null, hours);
        SeriesValues shown = shown(Resolution.HOUR, autumn, 1);
        assertEquals(25, shown.values().size());
        assertEquals("02:00+02:00 02:00+01:00 03:00+01:00", starts(shown, 2, 5));
        assertEquals("2026-10-25T02:00+01:00[Europe/Stockholm]", shown.highest().from().toString());
        assertFalse(shown(Resolution.DAY, autumn, 1).values().get(0).isPartial());
        data.days(ALFA, meter, Resolution.HOUR, 1000, "2026-10-01", "2026-10-24");
        data.days(ALFA, meter, Resolution.HOUR, 1000, "2026-10-26", "2026-10-31");
        MeterValue month =
                shown(Resolution.MONTH, LocalDate.parse("2026-10-01"), 31).values().get(0);
        assertEquals(month.ownMinutes(), month.knownMinutes());
        assertEquals(30 * 24000 + 290, month.amount());
    }

    @Test
    void aGapIsNeitherZeroNorLeftOut() throws SQLException {
        Integer[] hours = each(24, 100);
        hours[5] = null;
        data.day(ALFA, meter, Resolution.HOUR, MONDAY, "M".repeat(5) + "X" + "M".repeat(18), hours);
        assertEquals("100 - 100", first(7, shown(Resolution.HOUR, MONDAY, 1)).substring(16));
        MeterValue day = shown(Resolution.DAY, MONDAY, 2).values().get(0);
        assertEquals(2300, day.amount());
        assertTrue(day.isPartial());
        assertTrue(shown(Resolution.DAY, MONDAY, 2).values().get(1).isMissing());
    }

    @Test
    void threeQuartersOfAnHourArePartOfIt() throws SQLException {
        Integer[] quarters = each(96, 10);
        quarters[0] = null;
        data.day(
                ALFA,
                meter,
                Resolution.QUARTER,
                MONDAY,
                "X" + "E".repeat(3) + "M".repeat(92),
                quarters);
        MeterValue hour = shown(Resolution.HOUR, MONDAY, 1).values().get(0);
        assertEquals(30, hour.amount());
        assertEquals(45, hour.knownMinutes());
        assertEquals(45, hour.estimatedMinutes());
        assertTrue(hour.isPartial());
        assertTrue(hour.isEstimated());
    }

    @Test
    void aFourthOfAnHourIsDerivedAndTheHourIsNot() throws SQLException {
        data.day(ALFA, meter, Resolution.QUARTER, MONDAY, "D", each(96, 10));
        assertTrue(shown(Resolution.QUARTER, MONDAY, 1).values().get(0).derived());
        assertFalse(shown(Resolution.HOUR, MONDAY, 1).values().get(0).derived());
    }

    @Test
    void aTemperatureIsTheMeanOfWhatIsKnown() throws SQLException {
        long supply = data.series(ALFA, house, Quantity.HEAT_SUPPLY_TEMPERATURE, Resolution.HOUR);
        Integer[] warm = each(24, 80000);
        warm[0] = null;
        warm[1] = 57000;
        data.day(ALFA, supply, Resolution.HOUR, MONDAY, null, warm);
        data.day(ALFA, supply, Resolution.QUARTER, TUESDAY, null, each(96, 60000));
        assertEquals("- 57000", amounts(temperature(Resolution.HOUR)).substring(0, 7));
        assertEquals("79000 60000", amounts(temperature(Resolution.DAY)));
        assertEquals("69298", amounts(temperature(Resolution.MONTH)));
        assertEquals("69298", amounts(temperature(Resolution.YEAR)));
    }

    private SeriesValues temperature(Resolution resolution) throws SQLException {
        return shown(resolution, MONDAY, 2, Quantity.HEAT_SUPPLY_TEMPERATURE);
    }

    @Test
    void aYearIsItsMonths() throws SQLException {
        data.days(ALFA, meter, Resolution.DAY, 1000, "2025-12-01", "2026-02-28");
        List<SeriesValues> years =
                data.values(ALFA, Set.of(anna), house, Resolution.YEAR, "2025-01-01", "2027-01-01");
        assertEquals("31000 59000", amounts(years.get(0)));
        MeterValue year = years.get(0).values().get(0);
        assertEquals(365 * 1440, year.ownMinutes());
        assertEquals(31 * 1440, year.knownMinutes());
    }

    @Test
    void aMeasuredValueSaidAnewIsCorrected() throws SQLException {
        data.day(ALFA, meter, Resolution.HOUR, MONDAY, null, each(24, 100));
        Integer[] anew = each(24, 100);
        anew[6] = 400;
        data.sayAnew(ALFA, meter, Resolution.HOUR, MONDAY, null, anew);
        List<MeterValue> hours = shown(Resolution.HOUR, MONDAY, 1).values();
        assertEquals(1, hours.stream().filter(MeterValue::corrected).count());
        assertEquals(400, hours.get(6).amount());
        assertEquals(100, hours.get(6).before());
        for (Resolution longer : List.of(Resolution.DAY, Resolution.MONTH, Resolution.YEAR)) {
            MeterValue all = shown(longer, MONDAY, 1).values().get(0);
            assertTrue(all.corrected());
            assertEquals(2700, all.amount());
            assertEquals(2400, all.before());
        }
    }

    @Test
    void anEstimateThatWasMeasuredIsNotCorrected() throws SQLException {
        Integer[] first = each(24, 100);
        first[7] = null;
        data.day(ALFA, meter, Resolution.HOUR, MONDAY, "EEEEEEEX" + "I".repeat(16), first);
        data.sayAnew(ALFA, meter, Resolution.HOUR, MONDAY, null, each(24, 120));
        for (Resolution shown : List.of(Resolution.HOUR, Resolution.DAY, Resolution.MONTH)) {
            MeterValue value = shown(shown, MONDAY, 1).values().get(0);
            assertFalse(value.corrected());
            assertNull(value.before());
            assertFalse(value.isEstimated());
        }
    }

    @Test
    void whatTheOrganisationCallsCorrectedIsCorrected() throws SQLException {
        data.day(ALFA, meter, Resolution.HOUR, MONDAY, "C" + "M".repeat(23), each(24, 100));
        for (Resolution shown : List.of(Resolution.HOUR, Resolution.DAY)) {
            MeterValue value = shown(shown, MONDAY, 1).values().get(0);
            assertTrue(value.corrected());
            assertNull(value.before());
        }
    }

    @Test
    void eachValueIsHeldAgainstWhatItWasLast() throws SQLException {
        data.day(ALFA, meter, Resolution.HOUR, MONDAY, null, each(24, 100));
        Integer[] second = each(24, 100);
        second[0] = 300;
        data.sayAnew(ALFA, meter, Resolution.HOUR, MONDAY, null, second);
        Integer[] third = each(24, 100);
        third[0] = 200;
        third[1] = 50;
        data.sayAnew(ALFA, meter, Resolution.HOUR, MONDAY, null, third);
        List<MeterValue> hours = shown(Resolution.HOUR, MONDAY, 1).values();
        assertEquals(300, hours.get(0).before());
        assertEquals(100, hours.get(1).before());
        assertEquals(2600, shown(Resolution.DAY, MONDAY, 1).values().get(0).before());
    }

    @Test
    void hoursThatBecameQuartersOfTheSameSumAreNotCorrected() throws SQLException {
        data.day(ALFA, meter, Resolution.HOUR, MONDAY, null, each(24, 100));
        data.sayAnew(ALFA, meter, Resolution.QUARTER, MONDAY, null, each(96, 25));
        for (Resolution shown : List.of(Resolution.QUARTER, Resolution.HOUR, Resolution.DAY)) {
            assertFalse(shown(shown, MONDAY, 1).values().get(0).corrected());
        }
    }

    private SeriesValues shown(Resolution resolution, LocalDate from, int days)
            throws SQLException {
        return shown(resolution, from, days, Quantity.EL_CONSUMPTION);
    }

    private SeriesValues shown(Resolution resolution, LocalDate from, int days, Quantity quantity)
            throws SQLException {
        return data
                .values(
                        ALFA,
                        Set.of(anna),
                        house,
                        resolution,
                        from.toString(),
                        from.plusDays(days).toString())
                .stream()
                .filter(s -> s.quantity() == quantity)
                .findFirst()
                .orElseThrow();
    }

    private static Integer[] each(int count, int amount) {
        Integer[] amounts = new Integer[count];
        Arrays.fill(amounts, amount);
        return amounts;
    }

    private static String amounts(SeriesValues series) {
        return first(series.values().size(), series);
    }

    private static String first(int count, SeriesValues series) {
        return series.values().stream()
                .limit(count)
                .map(v -> v.isMissing() ? "-" : v.amount().toString())
                .collect(Collectors.joining(" "));
    }

    private static String starts(SeriesValues series, int from, int to) {
        return series.values().subList(from, to).stream()
                .map(v -> v.from().toOffsetDateTime().toString().substring(11))
                .collect(Collectors.joining(" "));
    }
}
