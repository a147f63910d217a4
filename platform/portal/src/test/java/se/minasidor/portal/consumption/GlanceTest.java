package se.minasidor.portal.consumption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.Facility.Service;
import se.minasidor.customers.MeteredFacility;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;

/** The overview's few words and small drawing of one meter. */
class GlanceTest {

    private static Glance glance(Resolution finest, boolean lastYear) {
        return glance(finest, lastYear, from -> 10_000L);
    }

    private static Glance glance(
            Resolution finest, boolean lastYear, Function<ZonedDateTime, Long> before) {
        MeteredFacility meter =
                Given.meter(
                        Given.facility(Service.EL, "Storgatan 1"), finest, Quantity.EL_CONSUMPTION);
        Glances.Lately lately = Glances.Lately.of(meter.series().get(0));
        Bars bars =
                Bars.of(
                        Given.values(Quantity.EL_CONSUMPTION, lately.frame(), from -> 9_000L),
                        lastYear
                                ? Optional.of(
                                        Given.values(
                                                Quantity.EL_CONSUMPTION,
                                                lately.frame().lastYear(),
                                                before))
                                : Optional.empty(),
                        Given.ARRIVAL);
        return new GlanceMaker(meter, lately, bars, Given.words("sv"), Given.ARRIVAL).glance(false);
    }

    @Test
    void thisMonthSoFarIsHeldAgainstTheSameDays() {
        Glance glance = glance(Resolution.HOUR, true);
        assertEquals("171,0", glance.amount(), "nineteen days");
        assertEquals("hittills i november", glance.during());
        assertEquals("10 % lägre än samma dygn förra året", Given.typed(glance.change()));
        assertTrue(glance.lower());
        assertEquals("9,0 kWh", Given.typed(glance.yesterday()));
    }

    @Test
    void theDaysThatAreComparedAreNamedWhereTheSumIsOfMore() {
        Glance glance =
                glance(Resolution.HOUR, true, from -> from.getDayOfMonth() == 5 ? null : 10_000L);
        assertEquals("171,0", glance.amount(), "nineteen days");
        assertEquals(
                "10 % lägre än samma dygn förra året, på 18 dygn", Given.typed(glance.change()));
        assertEquals(
                "Ungefär som samma dygn förra året",
                glance(Resolution.HOUR, true, from -> 9_001L).change());
        assertEquals(
                "Som samma dygn förra året",
                glance(Resolution.HOUR, true, from -> 9_000L).change());
    }

    @Test
    void waterThatDoublesIsWorthALookAtTheTaps() {
        assertNull(water(19_000).warning());
        assertTrue(water(20_000).warning().contains("läcker"));
        assertNull(glance(Resolution.HOUR, true).warning());
    }

    private static Glance water(long now) {
        MeteredFacility meter =
                Given.meter(
                        Given.facility(Service.WATER, "Storgatan 1"),
                        Resolution.HOUR,
                        Quantity.WATER);
        Glances.Lately lately = Glances.Lately.of(meter.series().get(0));
        Bars bars =
                Bars.of(
                        Given.values(Quantity.WATER, lately.frame(), from -> now),
                        Optional.of(
                                Given.values(
                                        Quantity.WATER,
                                        lately.frame().lastYear(),
                                        from -> 10_000L)),
                        Given.ARRIVAL);
        return new GlanceMaker(meter, lately, bars, Given.words("sv"), Given.ARRIVAL).glance(false);
    }

    @Test
    void fourteenDaysAreDrawnWithTheirEnds() {
        Glance glance = glance(Resolution.HOUR, true);
        assertEquals(14, glance.drawing().split("<rect", -1).length - 1);
        assertEquals("6 nov", Given.typed(glance.first()));
        assertEquals("19 nov", Given.typed(glance.last()));
        assertTrue(glance.drawing().contains("<title>El, "), glance.drawing());
        assertTrue(
                Given.typed(glance.drawing()).contains("som mest 9,0 kWh och som minst 9,0 kWh"));
    }

    @Test
    void withoutLastYearNothingIsCompared() {
        assertNull(glance(Resolution.HOUR, false).change());
    }

    @Test
    void aMeterReadByTheMonthIsShownByTheMonth() {
        Glance glance = glance(Resolution.MONTH, true);
        assertEquals(12, glance.drawing().split("<rect", -1).length - 1);
        assertNull(glance.yesterday());
        assertEquals("nov 2026", glance.last());
        assertEquals(LocalDate.of(2026, 11, 20), Given.TODAY);
    }
}
