package se.minasidor.portal.consumption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.Facility.Service;
import se.minasidor.customers.MeterValue;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SeriesValues;

class ChartTest {

    private static final Choice OCTOBER =
            Given.choice(
                    "upplosning=dag&fran=2026-10-01",
                    Given.meter(
                            Given.facility(Service.EL, "Storgatan 1"),
                            Resolution.HOUR,
                            Quantity.EL_CONSUMPTION));

    private static Shown october(int day, UnaryOperator<MeterValue> change) {
        SeriesValues values =
                Given.values(Quantity.EL_CONSUMPTION, OCTOBER.frame(), from -> 10_000L);
        List<MeterValue> changed = new ArrayList<>(values.values());
        changed.set(day - 1, change.apply(changed.get(day - 1)));
        return Given.shown(
                OCTOBER,
                new SeriesValues(values.quantity(), values.resolution(), changed, null),
                null);
    }

    private static String drawn(Shown shown) {
        return new Drawings(shown, Given.words("sv")).getMain();
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private static MeterValue like(MeterValue v, int estimated, boolean corrected, Long before) {
        return new MeterValue(
                v.from(),
                v.to(),
                v.amount(),
                v.knownMinutes(),
                v.ownMinutes(),
                estimated,
                false,
                corrected,
                before);
    }

    @Test
    void everyBarLeadsToItsHoursAndSaysWhatItIs() {
        String svg = drawn(october(1, v -> v));
        assertEquals(31, count(svg, "<a class=\"chart__slot\""));
        assertTrue(svg.contains("upplosning=timme&amp;fran=2026-10-17"));
        assertTrue(Given.typed(svg).contains("aria-label=\"Lördag 17 oktober: 10,0 kWh\""), svg);
    }

    @Test
    void aGapIsDottedAndNeverABarOfNought() {
        String svg = drawn(october(11, v -> Given.value(v.from(), v.to(), null)));
        assertEquals(30, count(svg, "class=\"chart__bar\""));
        assertEquals(1, count(svg, "class=\"chart__missing\""));
        assertTrue(svg.contains("värden saknas"));
        assertTrue(Given.typed(svg).contains("Söndag 11 oktober: värden saknas"));
    }

    @Test
    void anEstimatedDayIsHatchedAndSaysSo() {
        String svg = drawn(october(24, v -> like(v, v.knownMinutes(), false, null)));
        assertEquals(1, count(svg, "url(#beraknat)"));
        assertEquals(30, count(svg, "class=\"chart__bar\""));
        assertTrue(Given.typed(svg).contains("Lördag 24 oktober: 10,0 kWh. Beräknat"));
    }

    @Test
    void aDayThatIsEstimatedInPartIsHatchedInPart() {
        String svg = drawn(october(24, v -> like(v, v.knownMinutes() / 2, false, null)));
        assertEquals(1, count(svg, "url(#beraknat)"));
        assertEquals(31, count(svg, "class=\"chart__bar\""));
    }

    @Test
    void whatTheTableCallsEstimatedIsSeenInTheChart() {
        String svg = drawn(october(24, v -> like(v, 10, false, null)));
        assertEquals(1, count(svg, "url(#beraknat)"));
        assertEquals(31, count(svg, "class=\"chart__bar\""));
        assertEquals(6.0, Chart.hatched(0.007, 200));
        assertEquals(100.0, Chart.hatched(0.5, 200));
        assertEquals(4.0, Chart.hatched(0.007, 4), "no more than the bar");
        assertEquals(0.0, Chart.hatched(0, 200));
    }

    @Test
    void aDayThatIsKnownInPartIsOpenAboveAndSaysHowMuchIsMissing() {
        Shown shown =
                october(
                        14,
                        v ->
                                new MeterValue(
                                        v.from(), v.to(), 6_000L, 1020, 1440, 0, false, false,
                                        null));
        String svg = drawn(shown);
        assertEquals(1, count(svg, "class=\"chart__partial\""));
        assertEquals(0, count(svg, "class=\"chart__missing\""));
        assertTrue(Given.typed(svg).contains("6,0 kWh. 7 av 24 timmar saknas"), svg);
        String legend = Legend.of(shown, Given.words("sv"));
        assertTrue(legend.contains("En del av värdena saknas"), legend);
        assertFalse(legend.contains("Värden saknas"), legend);
    }

    @Test
    void aCorrectedDayIsMarkedAndTellsWhatWasSaidBefore() {
        Shown shown = october(7, v -> like(v, 0, true, 12_300L));
        String svg = drawn(shown);
        assertEquals(1, count(svg, "chart__corrected"));
        assertTrue(Given.typed(svg).contains("Rättat, tidigare 12,3 kWh"));
        assertEquals(
                "Rättat, tidigare 12,3 kWh",
                Given.typed(
                        Sheets.of(shown, Given.words("sv")).rows().get(6).remarks().get(0).text()));
    }

    @Test
    void whatComesFromElsewhereStaysText() {
        Bars bars = october(1, v -> v).main();
        String svg =
                new Chart(
                                bars,
                                Optional.empty(),
                                Chart.Size.LARGE,
                                Given.words("sv"),
                                bar -> List.of("<script>\"&"),
                                bar -> Optional.of("/x?\"><script>"))
                        .draw("</svg><script>");
        assertFalse(svg.contains("<script>"));
    }

    @Test
    void theCoolingOfAPeriodIsWeighedByTheFlow() {
        Frame frame = OCTOBER.frame();
        ZonedDateTime first = frame.from().atStartOfDay(se.minasidor.customers.SwedishTime.ZONE);
        Bars supply = bars(Quantity.HEAT_SUPPLY_TEMPERATURE, frame, from -> 80_000L);
        Bars back =
                bars(
                        Quantity.HEAT_RETURN_TEMPERATURE,
                        frame,
                        from -> from.equals(first) ? 30_000L : 50_000L);
        Bars cooling = Cooling.bars(supply, back);
        assertEquals(50_000L, cooling.all().get(0).amount());
        Bars flow = bars(Quantity.HEAT_FLOW, frame, from -> from.equals(first) ? 3_000L : 100L);
        assertEquals(40_000L, Cooling.mean(cooling, Optional.of(flow)).orElseThrow());
        assertEquals(30_645L, Cooling.mean(cooling, Optional.empty()).orElseThrow());
    }

    @Test
    void theTablesLastRowCallsAMeanAMean() {
        Choice choice =
                Given.choice(
                        "upplosning=dag&fran=2026-10-01",
                        Given.meter(
                                Given.facility(Service.HEAT, "Storgatan 1"),
                                Resolution.HOUR,
                                Quantity.HEAT_ENERGY,
                                Quantity.HEAT_SUPPLY_TEMPERATURE,
                                Quantity.HEAT_RETURN_TEMPERATURE));
        Bars energy = bars(Quantity.HEAT_ENERGY, choice.frame(), from -> 9_000L);
        Sheet sheet =
                Sheets.of(
                        new Shown(
                                choice,
                                List.of(choice.place()),
                                Map.of(
                                        Quantity.HEAT_ENERGY,
                                        energy,
                                        Quantity.HEAT_SUPPLY_TEMPERATURE,
                                        bars(
                                                Quantity.HEAT_SUPPLY_TEMPERATURE,
                                                choice.frame(),
                                                from -> 80_000L),
                                        Quantity.HEAT_RETURN_TEMPERATURE,
                                        bars(
                                                Quantity.HEAT_RETURN_TEMPERATURE,
                                                choice.frame(),
                                                from -> 48_600L)),
                                Comparison.of(energy),
                                Given.ARRIVAL),
                        Given.words("sv"));
        assertEquals(
                List.of("279,0", "", "", "medel 31,4"),
                java.util.stream.IntStream.range(0, 4)
                        .mapToObj(i -> sheet.sum(sheet.sums().get(0), i, Given.words("sv")))
                        .toList());
    }

    private static Bars bars(
            Quantity quantity,
            Frame frame,
            java.util.function.Function<ZonedDateTime, Long> amounts) {
        return Bars.of(Given.values(quantity, frame, amounts), Optional.empty(), Given.ARRIVAL);
    }
}
