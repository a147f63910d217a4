package se.minasidor.portal.facilities;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import se.minasidor.customers.Agreement;
import se.minasidor.customers.Facility;
import se.minasidor.customers.FacilityInUse;
import se.minasidor.tenancy.Tenant;

/**
 * A place with a service as the pages show it: where it is, whose it is and under which agreements.
 *
 * @param companies names of the companies behind it today, or last when it is no longer in use
 */
public record FacilityView(
        UUID id,
        String facilityId,
        Facility.Service service,
        String street,
        String postalCode,
        String city,
        String gridArea,
        String priceArea,
        String meterNumber,
        List<String> companies,
        List<AgreementView> agreements,
        boolean inUse) {

    /** One agreement; {@code ended} and {@code coming} as of today. */
    public record AgreementView(
            String product,
            String company,
            LocalDate from,
            LocalDate to,
            boolean ended,
            boolean coming) {}

    public static FacilityView of(FacilityInUse used, Tenant tenant, LocalDate today) {
        Facility f = used.getFacility();
        List<AgreementView> agreements =
                used.getAgreements().stream().map(a -> agreement(a, tenant, today)).toList();
        return new FacilityView(
                f.getId(),
                f.getFacilityId(),
                f.getService(),
                f.getStreet(),
                f.getPostalCode(),
                f.getCity(),
                f.getGridArea(),
                f.getPriceArea(),
                f.getMeterNumber(),
                companies(tenant.legalEntity(f.getLegalEntity()).name(), agreements),
                agreements,
                used.isInUseOn(today));
    }

    private static AgreementView agreement(Agreement a, Tenant tenant, LocalDate today) {
        return new AgreementView(
                a.getProduct(),
                tenant.legalEntity(a.getLegalEntity()).name(),
                a.getValidFrom(),
                a.getValidTo(),
                a.getValidTo() != null && a.getValidTo().isBefore(today),
                a.getValidFrom().isAfter(today));
    }

    private static List<String> companies(String owner, List<AgreementView> agreements) {
        Stream<String> now =
                agreements.stream()
                        .filter(a -> !a.ended() && !a.coming())
                        .map(AgreementView::company);
        Set<String> names = new LinkedHashSet<>(List.of(owner));
        now.forEach(names::add);
        return List.copyOf(names);
    }

    /** In use now or soon; otherwise everybody has moved out. */
    public boolean current() {
        return inUse || agreements.stream().anyMatch(AgreementView::coming);
    }

    /** {@code Storgatan 12}, or the id where no address is known. */
    public String place() {
        return street == null || street.isBlank() ? facilityId : street;
    }

    /** Is there a meter? */
    public boolean measured() {
        return service == Facility.Service.EL
                || service == Facility.Service.HEAT
                || service == Facility.Service.WATER;
    }

    /** The icon's name in the sprite. */
    public String icon() {
        return ServiceGroup.icon(service);
    }
}
