package se.minasidor.portal.consumption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.Facility.Service;
import se.minasidor.customers.MeterValue;
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
                "På de 29 dygn som vi har värden för i oktober använde du **261,0 kWh el**. På de 28"
                        + " dygn som går att jämföra var det **10 % mindre** än samma dygn förra"
                        + " året.",
                Given.typed(Summary.of(shown, words)));
        List<KeyFigure> figures = KeyFigures.of(shown, words);
        assertEquals("29 av 31 dygn", figures.get(0).note());
        assertEquals("Samma 28 dygn 2025", figures.get(1).label());
        assertEquals("280,0", figures.get(1).amount());
        assertEquals("2026: 252,0 kWh, skillnad −28,0 kWh", Given.typed(figures.get(1).note()));
        assertEquals("", figures.get(2).note(), "means of other days are not beside each other");
        assertEquals(
                List.of("Summa, 29 dygn", "Samma 28 dygn"),
                Sheets.of(shown, words).sums().stream().map(Sheet.Sum::label).toList());
    }

    @Test
    void whatIsKnownOfBothYearsIsComparedInTheSameSentence() {
        Frame frame = OCTOBER.frame();
        Shown shown = Given.shown(OCTOBER, days(frame, 9_000), days(frame.lastYear(), 10_000));
        List<KeyFigure> figures = KeyFigures.of(shown, Given.words("sv"));
        assertEquals(
                "Du använde **279,0 kWh el** i oktober, **10 % mindre** än samma dygn förra året.",
                Given.typed(Summary.of(shown, Given.words("sv"))));
        assertEquals("31 dygn", figures.get(0).note());
        assertEquals("Samma dygn 2025", figures.get(1).label());
        assertEquals("skillnad −31,0 kWh", Given.typed(figures.get(1).note()));
        assertEquals("2025: 10,0 kWh", Given.typed(figures.get(2).note()));
        assertEquals(
                "You used **279.0 kWh of electricity** in October, **10% less** than on the same"
                        + " days last year.",
                Given.typed(Summary.of(shown, Given.words("en"))));
    }

    @Test
    void almostAsMuchIsNotAsMuch() {
        Frame frame = OCTOBER.frame();
        SeriesValues before = days(frame.lastYear(), 10_000);
        assertEquals(
                "Du använde **310,3 kWh el** i oktober, ungefär lika mycket som samma dygn förra"
                        + " året.",
                Given.typed(
                        Summary.of(
                                Given.shown(OCTOBER, days(frame, 10_010), before),
                                Given.words("sv"))));
        assertTrue(
                Summary.of(Given.shown(OCTOBER, days(frame, 10_000), before), Given.words("sv"))
                        .contains(", lika mycket som samma dygn"));
    }

    @Test
    void aDayWithAGapIsNotADayAndIsNotHeldAgainstOne() {
        Frame frame = OCTOBER.frame();
        SeriesValues now = days(frame, 9_000);
        List<MeterValue> values = new ArrayList<>(now.values());
        MeterValue whole = values.get(13);
        values.set(
                13,
                new MeterValue(
                        whole.from(), whole.to(), 6_000L, 1020, 1440, 0, false, false, null));
        Shown shown =
                Given.shown(
                        OCTOBER,
                        new SeriesValues(now.quantity(), now.resolution(), values, null),
                        days(frame.lastYear(), 10_000));
        ConsumptionWords words = Given.words("sv");
        Sheet sheet = Sheets.of(shown, words);
        assertEquals(Arrays.asList(6_000L, 10_000L, null), sheet.rows().get(13).amounts());
        assertEquals(-1_000L, sheet.rows().get(14).amounts().get(2));
        assertEquals(
                List.of("Summa, 30 dygn och 17 timmar", "Samma 30 dygn"),
                sheet.sums().stream().map(Sheet.Sum::label).toList());
        assertEquals(Arrays.asList(276_000L, null, null), sheet.sums().get(0).amounts());
        assertEquals(List.of(270_000L, 300_000L, -30_000L), sheet.sums().get(1).amounts());
        assertEquals("30 dygn och 17 timmar av 31 dygn", KeyFigures.of(shown, words).get(0).note());
        assertTrue(
                Summary.of(shown, Given.words("en"))
                        .startsWith("Over the 30 days and 17 hours we have values for in October"));
    }

    @Test
    void aDaysHoursThatAreKnownAreNamed() {
        Choice day = choice("upplosning=timme&fran=2026-11-14");
        Shown shown =
                Given.shown(
                        day,
                        Given.values(
                                Quantity.EL_CONSUMPTION,
                                day.frame(),
                                from -> from.getHour() < 17 ? 2_000L : null),
                        Given.values(
                                Quantity.EL_CONSUMPTION, day.frame().lastYear(), from -> 4_000L));
        assertEquals(
                "På de 17 timmar som vi har värden för den 14 november använde du **34,0 kWh el**,"
                        + " **50 % mindre** än samma timmar förra året.",
                Given.typed(Summary.of(shown, Given.words("sv"))));
        List<KeyFigure> figures = KeyFigures.of(shown, Given.words("sv"));
        assertEquals("17 av 24 timmar", figures.get(0).note());
        assertEquals("34,00", figures.get(0).amount());
        assertEquals("skillnad −34,00 kWh", Given.typed(figures.get(1).note()), "as in the table");
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
        List<Sheet.Row> rows = Sheets.of(Given.shown(year, now, before), Given.words("sv")).rows();
        assertEquals(List.of(300_000L, 310_000L, -10_000L), rows.get(9).amounts());
        assertEquals(Arrays.asList(300_000L, 310_000L, null), rows.get(10).amounts());
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
