package se.minasidor.portal.facilities;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.Facility.Service;

class ServiceGroupTest {

    @Test
    void eachServiceInUseIsACardWithItsCompanies() {
        List<ServiceGroup> groups =
                ServiceGroup.of(
                        List.of(
                                place(Service.HEAT, "Värme", true),
                                place(Service.EL, "Nät", true),
                                place(Service.EL, "Handel", true),
                                place(Service.WATER, "Vatten", false)));
        assertEquals(
                List.of(Service.EL, Service.HEAT),
                groups.stream().map(ServiceGroup::service).toList());
        assertEquals(List.of("Nät", "Handel"), groups.get(0).companies());
    }

    @Test
    void aCardNamesAFewPlacesAndCountsTheRest() {
        FacilityView place = place(Service.EL, "Nät", true);
        ServiceGroup group = ServiceGroup.of(List.of(place, place, place, place, place)).get(0);
        assertEquals(3, group.some().size());
        assertEquals(2, group.more());
    }

    @Test
    void nobodyHasNothing() {
        assertTrue(ServiceGroup.of(List.of()).isEmpty());
    }

    private static FacilityView place(Service service, String company, boolean inUse) {
        return new FacilityView(
                java.util.UUID.randomUUID(),
                "735999109270751042",
                service,
                "Storgatan 12",
                "82830",
                "Edsbyn",
                null,
                null,
                null,
                List.of(company),
                List.of(),
                inUse);
    }
}
