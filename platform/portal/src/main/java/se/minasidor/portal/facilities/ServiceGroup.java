package se.minasidor.portal.facilities;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import se.minasidor.customers.Facility;

/** A service that the customer has today, where, and from which companies. */
public record ServiceGroup(
        Facility.Service service, List<String> companies, List<FacilityView> facilities) {

    /** One group for each service in use, in the order of {@link Facility.Service}. */
    public static List<ServiceGroup> of(List<FacilityView> facilities) {
        Map<Facility.Service, List<FacilityView>> byService = new EnumMap<>(Facility.Service.class);
        for (Facility.Service service : Facility.Service.values()) {
            List<FacilityView> theirs =
                    facilities.stream().filter(f -> f.inUse() && f.service() == service).toList();
            if (!theirs.isEmpty()) {
                byService.put(service, theirs);
            }
        }
        return byService.entrySet().stream()
                .map(e -> new ServiceGroup(e.getKey(), companies(e.getValue()), e.getValue()))
                .toList();
    }

    private static List<String> companies(List<FacilityView> facilities) {
        return facilities.stream().flatMap(f -> f.companies().stream()).distinct().toList();
    }

    /** The first few; a company may have hundreds. */
    public List<FacilityView> some() {
        return facilities.subList(0, Math.min(3, facilities.size()));
    }

    public boolean several() {
        return facilities.size() > 1;
    }

    public int more() {
        return facilities.size() - some().size();
    }

    public String icon() {
        return icon(service);
    }

    static String icon(Facility.Service service) {
        return switch (service) {
            case EL -> "bolt";
            case HEAT -> "heat";
            case WATER -> "water";
            case FIBRE -> "fibre";
            case WASTE -> "waste";
            case DEPOSIT -> "deposit";
        };
    }
}
