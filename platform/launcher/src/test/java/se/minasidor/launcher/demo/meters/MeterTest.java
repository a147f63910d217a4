package se.minasidor.launcher.demo.meters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.minasidor.customers.Facility.Service;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.SwedishTime;

class MeterTest {

    private static final LocalDate QUARTERS_SINCE = LocalDate.of(2025, 10, 1);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 29);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);

    private static Meter meter(Service service, Trait... traits) {
        return meter("735999901100002597", service, traits);
    }

    private static Meter meter(String id, Service service, Trait... traits) {
        return new Meter(id, service, "Provstad", Set.of(traits), QUARTERS_SINCE);
    }

    private static Stream<LocalDate> twoYears() {
        return LocalDate.of(2024, 11, 1).datesUntil(LocalDate.of(2026, 11, 1));
    }

    /** What is known of a day in the end. */
    private static Said last(Meter meter, LocalDate day, Quantity quantity) {
        return meter.said(day).stream()
                .filter(said -> said.quantity() == quantity)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static long month(Meter meter, int year, int month) {
        YearMonth whole = YearMonth.of(year, month);
        return meter.billed(whole.atDay(1), whole.atEndOfMonth());
    }

    @ParameterizedTest
    @EnumSource(Trait.class)
    void theSameFacilityAndDayAlwaysTellTheSame(Trait trait) {
        List<Said> once = meter(Service.EL, trait).said(FRIDAY);
        List<Said> again = meter(Service.EL, trait).said(FRIDAY);
        assertEquals(once.size(), again.size());
        for (int i = 0; i < once.size(); i++) {
            assertArrayEquals(once.get(i).amounts(), again.get(i).amounts());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Service.class,
            names = {"EL", "HEAT", "WATER"})
    void aDayHasAsManyValuesAsItHasHoursAndQuarters(Service service) {
        for (LocalDate day : List.of(SPRING, FRIDAY, AUTUMN)) {
            Meter hourly = meter(service, Trait.HOURS, Trait.SOLAR, Trait.FLOW, Trait.GAPS);
            Meter quarterly = meter(service, Trait.QUARTERS, Trait.SOLAR, Trait.FLOW);
            for (Said said : hourly.said(day)) {
                assertEquals(SwedishTime.slots(day, 60), said.amounts().length);
                assertEquals(said.amounts().length, said.quality().length());
            }
            for (Said said : quarterly.said(day)) {
                assertEquals(SwedishTime.slots(day, 15), said.amounts().length);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Service.class,
            names = {"EL", "HEAT", "WATER"})
    void nothingIsUsedBackwards(Service service) {
        for (Trait kind : List.of(Trait.SOLAR, Trait.HOLIDAY_HOUSE, Trait.OFFICE, Trait.HOUSING)) {
            Meter meter = meter(service, kind, Trait.GAPS, Trait.LEAK, Trait.CORRECTED, Trait.FLOW);
            twoYears()
                    .flatMap(day -> meter.said(day).stream())
                    .flatMapToLong(said -> LongStream.of(said.amounts()))
                    .filter(amount -> amount != Said.MISSING)
                    .forEach(amount -> assertTrue(amount >= 0));
        }
    }

    @Test
    void julyIsTheHolidayHousesMonth() {
        Meter house = meter(Service.EL, Trait.HOLIDAY_HOUSE);
        long july = month(house, 2026, 7);
        for (int other : List.of(5, 6, 8, 9)) {
            assertTrue(july > month(house, 2026, other), "more than in month " + other);
        }
    }

    @Test
    void theFrostGuardRunsAtAnEmptyHolidayHouseWhenItIsCold() {
        Meter house = meter(Service.EL, Trait.HOLIDAY_HOUSE);
        LocalDate tuesday = LocalDate.of(2026, 1, 20);
        LocalDate inOctober = LocalDate.of(2026, 10, 6);
        assertTrue(house.billed(tuesday, tuesday) > 3 * house.billed(inOctober, inOctober));
    }

    @Test
    void theLeakBeginsAtThreeInTheMorning() {
        Meter water = meter(Service.WATER, Trait.HOURS, Trait.LEAK);
        long[] first = last(water, LocalDate.of(2026, 11, 9), Quantity.WATER).amounts();
        long[] next = last(water, LocalDate.of(2026, 11, 10), Quantity.WATER).amounts();
        assertArrayEquals(new long[] {0, 0, 0}, Arrays.copyOf(first, 3), "all is quiet until then");
        assertTrue(first[3] > 30, "litres at three");
        assertTrue(LongStream.of(next).allMatch(litres -> litres > 30), "and it goes on");
        assertTrue(month(water, 2026, 11) > 2 * month(water, 2025, 11), "not so a year ago");
    }

    @Test
    void elsewhereNothingRunsAtNight() {
        Meter water = meter(Service.WATER, Trait.HOURS);
        twoYears()
                .forEach(
                        day -> {
                            Said said = last(water, day, Quantity.WATER);
                            if (said.quality().charAt(2) == 'M') {
                                assertEquals(0, said.amounts()[2]);
                            }
                        });
    }

    @Test
    void panelsDeliverByDayAndLessIsBought() {
        Meter plain = meter(Service.EL);
        Meter panels = meter(Service.EL, Trait.SOLAR);
        LocalDate day = LocalDate.of(2026, 6, 24);
        long[] delivered = last(panels, day, Quantity.EL_PRODUCTION).amounts();
        assertEquals(0, delivered[0] + delivered[1] + delivered[2] + delivered[23]);
        assertTrue(LongStream.of(delivered).sum() > 5_000);
        assertTrue(month(panels, 2026, 6) < month(plain, 2026, 6) * 3 / 4);
        long december =
                LocalDate.of(2025, 12, 1)
                        .datesUntil(LocalDate.of(2026, 1, 1))
                        .mapToLong(d -> last(panels, d, Quantity.EL_PRODUCTION).total())
                        .sum();
        assertTrue(december < 100_000, "hardly any sun: " + december);
    }

    @Test
    void electricHeatingIsSeenInWinter() {
        Meter heated = meter(Service.EL, Trait.ELECTRIC_HEATING);
        Meter other = meter(Service.EL);
        assertTrue(month(heated, 2026, 1) > 2 * month(heated, 2026, 7));
        assertTrue(month(heated, 2026, 1) > month(other, 2026, 1) + 500_000);
    }

    @Test
    void anOfficeRestsWhenSwedenDoes() {
        Meter office = meter(Service.EL, Trait.OFFICE);
        LocalDate thursday = LocalDate.of(2026, 6, 18);
        LocalDate midsummerEve = thursday.plusDays(1);
        LocalDate sunday = LocalDate.of(2026, 6, 14);
        long work = office.billed(thursday, thursday);
        assertTrue(office.billed(midsummerEve, midsummerEve) < work / 2);
        assertTrue(office.billed(sunday, sunday) < work / 2);
        long[] hours = last(office, thursday, Quantity.EL_CONSUMPTION).amounts();
        assertTrue(hours[11] > 3 * hours[2]);
    }

    @Test
    void warmWaterComesInHotAndLeavesCooled() {
        Meter heat = meter(Service.HEAT, Trait.FLOW);
        twoYears()
                .forEach(
                        day -> {
                            long[] in = last(heat, day, Quantity.HEAT_SUPPLY_TEMPERATURE).amounts();
                            long[] out =
                                    last(heat, day, Quantity.HEAT_RETURN_TEMPERATURE).amounts();
                            Said energy = last(heat, day, Quantity.HEAT_ENERGY);
                            long[] kWh = energy.amounts();
                            long[] m3 = last(heat, day, Quantity.HEAT_FLOW).amounts();
                            for (int i = 0; i < in.length; i++) {
                                if (energy.quality().charAt(i) == 'M') {
                                    double cooled = (in[i] - out[i]) / 1000.0;
                                    assertTrue(cooled > 15 && cooled < 75, day + ": " + cooled);
                                    assertEquals(kWh[i] / 1000.0, m3[i] * cooled * .001163, .05);
                                }
                            }
                        });
        assertTrue(month(heat, 2026, 1) > 3 * month(heat, 2026, 7));
    }

    @Test
    void beforeQuartersWereMeasuredTheyAreAFourthOfTheHour() {
        Meter meter = meter(Service.EL, Trait.QUARTERS);
        Said old = last(meter, QUARTERS_SINCE.minusDays(1), Quantity.EL_CONSUMPTION);
        assertEquals("D".repeat(96), old.quality());
        assertEquals(old.amounts()[40], old.amounts()[43]);
        Said measured = last(meter, QUARTERS_SINCE.plusDays(30), Quantity.EL_CONSUMPTION);
        assertEquals('M', measured.quality().charAt(0));
        assertTrue(measured.amounts()[40] != measured.amounts()[43]);
    }

    @Test
    void whatGetsLostIsAGapUntilTheMonthIsInvoicedAndThenEstimated() {
        Meter meter = meter(Service.EL, Trait.GAPS);
        List<LocalDate> gaps =
                twoYears().filter(day -> meter.said(day).get(0).quality().contains("X")).toList();
        assertTrue(gaps.size() > 24, "some every month: " + gaps.size());
        int estimated = 0;
        int interpolated = 0;
        int unknown = 0;
        for (LocalDate day : gaps) {
            List<Said> said = meter.said(day);
            long[] first = said.get(0).amounts();
            for (int i = 0; i < first.length; i++) {
                assertEquals(first[i] == Said.MISSING, said.get(0).quality().charAt(i) == 'X');
            }
            if (said.size() == 1) {
                unknown++;
                continue;
            }
            Said later = said.get(1);
            if (later.quality().contains("E")) {
                estimated++;
                assertEquals(YearMonth.from(day).plusMonths(1).atDay(1), later.arrives());
            } else {
                interpolated++;
                assertTrue(later.quality().contains("I"));
            }
            assertTrue(LongStream.of(later.amounts()).noneMatch(a -> a == Said.MISSING));
        }
        assertTrue(estimated > 0 && interpolated > 0 && unknown > 0);
    }

    @Test
    void aDayThatWasToldWrongIsToldAgain() {
        Meter meter = meter(Service.EL, Trait.CORRECTED);
        List<LocalDate> days = twoYears().filter(day -> meter.said(day).size() == 2).toList();
        assertTrue(days.size() >= 24, "two a month: " + days.size());
        List<Said> said =
                meter.said(days.stream().filter(day -> !isGap(meter, day)).findFirst().get());
        assertTrue(said.get(1).quality().contains("C"));
        assertTrue(said.get(1).total() < said.get(0).total());
        assertTrue(said.get(1).arrives().isAfter(said.get(0).arrives()));
    }

    private static boolean isGap(Meter meter, LocalDate day) {
        return meter.said(day).get(0).quality().contains("X");
    }

    @Test
    void whatIsPaidForIsWhatWasSaidLast() {
        for (Trait kind : List.of(Trait.HOURS, Trait.QUARTERS, Trait.DAYS, Trait.GAPS)) {
            Meter meter = meter(Service.EL, kind, Trait.CORRECTED);
            long said =
                    YearMonth.of(2026, 10)
                            .atDay(1)
                            .datesUntil(LocalDate.of(2026, 11, 1))
                            .mapToLong(day -> last(meter, day, Quantity.EL_CONSUMPTION).total())
                            .sum();
            assertEquals(said, month(meter, 2026, 10));
        }
    }

    @Test
    void aMeterThatIsReadOnceAMonthTellsOneValue() {
        Meter meter = meter(Service.WATER, Trait.MONTHS);
        assertEquals(List.of(), meter.said(FRIDAY));
        Said month = meter.said(LocalDate.of(2026, 10, 1)).get(0);
        assertEquals(1, month.amounts().length);
        assertEquals(LocalDate.of(2026, 11, 1), month.arrives());
        assertEquals(month(meter, 2026, 10), month.total());
    }
}
