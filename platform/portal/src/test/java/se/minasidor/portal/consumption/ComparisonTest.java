package se.minasidor.portal.consumption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.Facility.Service;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SeriesValues;

class ComparisonTest {

    private static final Choice OCTOBER = choice("upplosning=dag&fran=2026-10-01");

    private static Choice choice(String query) {
        return Given.choice(
                query,
                Given.meter(
                        Given.facility(Service.EL, "Storgatan 1"),
                        Resolution.HOUR,
                        Quantity.EL_CONSUMPTION));
    }

    private static SeriesValues days(Frame frame, long amount, int... missing) {
        return Given.values(
                Quantity.EL_CONSUMPTION,
                frame,
                from -> {
                    for (int day : missing) {
                        if (from.getDayOfMonth() == day) {
                            return null;
                        }
                    }
                    return amount;
                });
    }

    @Test
    void onlyDaysThatBothYearsKnowAreCompared() {
        Frame frame = OCTOBER.frame();
        Shown shown =
                Given.shown(
                        OCTOBER,
                        days(frame, 9_000, 11, 12),
                        days(frame.lastYear(), 10_000, 12, 13));
        assertEquals(28 * 9_000, shown.comparison().now());
        assertEquals(28 * 10_000, shown.comparison().before());
        assertEquals(-10L, shown.comparison().percent());
        assertEquals(29 * 9_000, shown.main().sum());
        ConsumptionWords words = Given.words("sv");
        assertEquals(
                "Du använde **261,0 kWh el** i oktober, **10 % mindre** än samma dygn förra året.",
                Given.typed(Summary.of(shown, words)));
        assertEquals("29 av 31 dygn", KeyFigures.of(shown, words).get(0).note());
        assertEquals(
                "skillnad −28,0 kWh på 28 dygn",
                Given.typed(KeyFigures.of(shown, words).get(1).note()));
    }

    @Test
    void nothingIsSaidOfAYearThatIsNotKnown() {
        Shown shown = Given.shown(OCTOBER, days(OCTOBER.frame(), 9_000), null);
        assertTrue(shown.comparison().isEmpty());
        assertNull(shown.comparison().percent());
        assertEquals(
                "Du använde **279,0 kWh el** i oktober.",
                Given.typed(Summary.of(shown, Given.words("sv"))));
    }

    @Test
    void theLeapDayHasNoOtherDayToStandBeside() {
        Frame february =
                new Frame(Resolution.DAY, LocalDate.of(2024, 2, 1), LocalDate.of(2024, 3, 1));
        Bars bars =
                Bars.of(
                        days(february, 1_000),
                        Optional.of(days(february.lastYear(), 1_000)),
                        Given.ARRIVAL);
        assertEquals(28_000, Comparison.of(bars).before());
        assertNull(bars.all().get(28).amountBefore());
        assertEquals(29_000, bars.sum());
    }

    @Test
    void aMonthIsComparedDayByDayWhereItIsNotWhole() {
        Choice year = choice("upplosning=manad&fran=2026-01-01");
        SeriesValues now =
                Given.values(
                        Quantity.EL_CONSUMPTION,
                        year.frame(),
                        from -> from.getMonthValue() < 12 ? 300_000L : null);
        SeriesValues before =
                Given.values(Quantity.EL_CONSUMPTION, year.frame().lastYear(), from -> 310_000L);
        Bars bars = Bars.of(now, Optional.of(before), Given.ARRIVAL);
        assertEquals(10 * 300_000, Comparison.of(bars).now(), "November goes on");
        assertEquals(1, Comparison.unclear(bars).size(), "and December has nothing to be compared");
    }

    @Test
    void theSecondHourOfTheNightStandsBesideNothing() {
        Choice day = choice("upplosning=timme&fran=2026-10-25");
        SeriesValues now = Given.values(Quantity.EL_CONSUMPTION, day.frame(), from -> 100L);
        SeriesValues before =
                Given.values(Quantity.EL_CONSUMPTION, day.frame().lastYear(), from -> 200L);
        Bars bars = Bars.of(now, Optional.of(before), Given.ARRIVAL);
        assertEquals(25, bars.all().size());
        assertEquals(200L, bars.all().get(2).amountBefore());
        assertNull(bars.all().get(3).amountBefore());
        assertEquals(200L, bars.all().get(4).amountBefore());
        assertEquals(24 * 100, Comparison.of(bars).now());
    }
}
