package se.minasidor.portal.consumption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.Facility.Service;
import se.minasidor.customers.MeteredFacility;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;

class ChoiceTest {

    private static final MeteredFacility HOME =
            Given.meter(
                    Given.facility(Service.EL, "Storgatan 1"),
                    Resolution.QUARTER,
                    Quantity.EL_CONSUMPTION);
    private static final MeteredFacility HOME_WATER =
            Given.meter(
                    Given.facility(Service.WATER, "Storgatan 1"), Resolution.DAY, Quantity.WATER);
    private static final MeteredFacility COTTAGE =
            Given.meter(
                    Given.facility(Service.EL, "Näset 4"),
                    Resolution.MONTH,
                    Quantity.EL_CONSUMPTION);

    private static Choice choice(String query) {
        return Given.choice(query, HOME, HOME_WATER, COTTAGE);
    }

    @Test
    void withoutAWishTheLatestMonthOfTheFirstPlaceIsShown() {
        Choice choice = choice("");
        assertEquals(HOME, choice.meter());
        assertEquals(Resolution.DAY, choice.frame().bars());
        assertEquals(LocalDate.of(2026, 11, 1), choice.frame().from());
    }

    @Test
    void somebodyElsesFacilityIsAsGoodAsNone() {
        Choice choice = choice("anl=0f9b1f5e-0000-4000-8000-000000000001&upplosning=timme");
        assertEquals(HOME, choice.meter());
        assertEquals(Resolution.HOUR, choice.frame().bars());
    }

    @Test
    void aServiceIsFoundWithoutAFacility() {
        assertEquals(HOME_WATER, choice("tjanst=vatten").meter());
        assertEquals(HOME, choice("tjanst=fjarrvarme").meter());
    }

    @Test
    void onlyWhatTheMeterTellsIsOffered() {
        assertEquals(
                List.of(Resolution.YEAR, Resolution.MONTH),
                choice("anl=" + COTTAGE.facility().id()).offered());
        assertEquals(
                Resolution.MONTH,
                choice("anl=" + COTTAGE.facility().id() + "&upplosning=timme").frame().bars());
        assertEquals(5, choice("").offered().size());
    }

    @Test
    void stepsEndWhereTheValuesEnd() {
        assertFalse(choice("upplosning=dag&fran=2026-11-01").canStep(true));
        assertTrue(choice("upplosning=dag&fran=2026-11-01").canStep(false));
        assertTrue(choice("upplosning=dag&fran=2026-10-01").canStep(true));
        assertFalse(choice("upplosning=dag&fran=2024-03-01").canStep(false));
        assertFalse(choice("upplosning=timme&fran=2026-11-19").canStep(true));
    }

    @Test
    void aPeriodWithoutValuesKnowsTheWayToTheNearestOne() {
        assertEquals(
                LocalDate.of(2024, 3, 1),
                choice("upplosning=dag&fran=2021-01-01").nearest().from());
        assertEquals(
                LocalDate.of(2026, 11, 19),
                choice("upplosning=timme&fran=2026-12-24").nearest().from());
    }

    @Test
    void daysOutOfAllReasonAreLeftAlone() {
        assertEquals(LocalDate.of(2026, 11, 1), choice("fran=0001-01-01").frame().from());
        assertEquals(LocalDate.of(2026, 11, 1), choice("fran=9999-12-31").frame().from());
    }

    @Test
    void metersOfOneAddressAreOnePlaceUnlessTheyAreAlike() {
        MeteredFacility second =
                Given.meter(
                        Given.facility(Service.EL, "Storgatan 1"),
                        Resolution.HOUR,
                        Quantity.EL_CONSUMPTION);
        List<Place> places = Place.of(List.of(HOME, HOME_WATER, second, COTTAGE));
        assertEquals(3, places.size());
        assertEquals(List.of(HOME, HOME_WATER), places.get(0).meters());
    }

    @Test
    void aPlaceThatIsMeasuredNoMoreComesLast() {
        MeteredFacility.Series ended =
                new MeteredFacility.Series(
                        Quantity.HEAT_ENERGY,
                        Resolution.HOUR,
                        LocalDate.of(2018, 1, 3),
                        LocalDate.of(2020, 12, 30));
        MeteredFacility left =
                new MeteredFacility(
                        Given.facility(Service.HEAT, "Aspvägen 3"), HOME.own(), List.of(ended));
        List<Place> places = Place.of(List.of(left, HOME, HOME_WATER, COTTAGE));
        List<Place> living = Place.livingFirst(places, Given.TODAY);
        assertEquals(List.of(HOME, HOME_WATER), living.get(0).meters());
        assertEquals(List.of(left), living.get(2).meters());
    }
}
