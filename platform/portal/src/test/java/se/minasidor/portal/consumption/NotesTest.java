package se.minasidor.portal.consumption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.Facility.Service;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;
import se.minasidor.tenancy.Tenant;

/** What is said below the values, and where used and produced are held against each other. */
class NotesTest {

    private static final Tenant.Consumption PROMISES =
            new Tenant.Consumption(Optional.of(LocalTime.of(14, 0)), true);

    private static Shown hours(
            String day, Function<Integer, Long> used, Function<Integer, Long> produced) {
        Choice choice =
                Given.choice(
                        "upplosning=timme&fran=" + day,
                        Given.meter(
                                Given.facility(Service.EL, "Storgatan 1"),
                                Resolution.HOUR,
                                Quantity.EL_CONSUMPTION,
                                Quantity.EL_PRODUCTION));
        Bars main = bars(Quantity.EL_CONSUMPTION, choice, used);
        return new Shown(
                choice,
                List.of(choice.place()),
                Map.of(
                        Quantity.EL_CONSUMPTION,
                        main,
                        Quantity.EL_PRODUCTION,
                        bars(Quantity.EL_PRODUCTION, choice, produced)),
                Comparison.of(main),
                Given.ARRIVAL);
    }

    private static Bars bars(Quantity quantity, Choice choice, Function<Integer, Long> amount) {
        return Bars.of(
                Given.values(quantity, choice.frame(), from -> amount.apply(from.getHour())),
                Optional.empty(),
                Given.ARRIVAL);
    }

    @Test
    void anEmptyPageSaysOnlyWhenItsValuesCome() {
        assertEquals(
                List.of("Värden för i dag kommer i morgon före kl. 14."),
                Notes.of(
                        hours("2026-11-20", hour -> null, hour -> null),
                        Given.words("sv"),
                        PROMISES));
        assertEquals(
                List.of("Today's values arrive tomorrow before 14:00."),
                Notes.of(
                        hours("2026-11-20", hour -> null, hour -> null),
                        Given.words("en"),
                        PROMISES));
        assertEquals(
                List.of("Värden för i går kommer före kl. 14."),
                Notes.of(
                        hours("2026-11-18", hour -> null, hour -> null),
                        Given.words("sv"),
                        PROMISES));
    }

    @Test
    void gapsAreExplainedWhereThereIsASum() {
        List<String> notes =
                Notes.of(
                        hours("2026-11-18", hour -> hour < 17 ? 900L : null, hour -> 100L),
                        Given.words("sv"),
                        PROMISES);
        assertEquals(4, notes.size(), notes.toString());
        assertEquals(
                "Värden som saknas räknas inte som noll. Summan gäller det som är känt.",
                notes.get(0));
    }

    @Test
    void theNetIsOfTheHoursThatBothMetersKnow() {
        Shown shown = hours("2026-11-18", hour -> hour < 17 ? 900L : null, hour -> 100L);
        ConsumptionWords words = Given.words("sv");
        KeyFigure net = KeyFigures.of(shown, words).get(5);
        assertEquals("13,6", net.amount());
        assertEquals("mer från nätet än till, på 17 timmar", net.note());
        Sheet.Sum sum = Sheets.of(shown, words).sums().get(0);
        assertEquals("Summa, 17 timmar", sum.label());
        assertEquals(java.util.Arrays.asList(15_300L, 2_400L, null), sum.amounts());
        Shown whole = hours("2026-11-18", hour -> 900L, hour -> 100L);
        assertEquals("mer från nätet än till", KeyFigures.of(whole, words).get(5).note());
        assertEquals(19_200L, Sheets.of(whole, words).sums().get(0).amounts().get(2));
    }
}
