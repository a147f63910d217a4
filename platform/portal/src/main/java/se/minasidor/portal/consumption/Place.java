package se.minasidor.portal.consumption;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.customers.Facility;
import se.minasidor.customers.MeteredFacility;

/** Meters at one address, at most one for each service; the services can be switched between. */
public record Place(List<MeteredFacility> meters) {

    /** Longer than the slowest meter is read and told of. */
    private static final int SILENT_MONTHS = 4;

    /** The places of these meters, in the meters' order. */
    static List<Place> of(List<MeteredFacility> meters) {
        List<List<MeteredFacility>> places = new ArrayList<>();
        for (MeteredFacility meter : meters) {
            if (meter.series().isEmpty()) {
                continue;
            }
            places.stream()
                    .filter(place -> belongs(place, meter.facility()))
                    .findFirst()
                    .orElseGet(
                            () -> {
                                places.add(new ArrayList<>());
                                return places.get(places.size() - 1);
                            })
                    .add(meter);
        }
        return places.stream().map(Place::new).toList();
    }

    /** The same places; those that nobody has heard of for long come last. */
    static List<Place> livingFirst(List<Place> places, LocalDate today) {
        return places.stream()
                .sorted(
                        Comparator.comparing(
                                p -> p.meters().stream().allMatch(m -> silent(m, today))))
                .toList();
    }

    /** It was left, or is measured no more: its last value is months old. */
    static boolean silent(MeteredFacility meter, LocalDate today) {
        LocalDate longAgo = today.minusMonths(SILENT_MONTHS);
        return meter.series().stream().allMatch(s -> s.lastDay().isBefore(longAgo));
    }

    private static boolean belongs(List<MeteredFacility> place, MeteredFacility.Site facility) {
        MeteredFacility.Site first = place.get(0).facility();
        return !isBlank(facility.street())
                && Objects.equals(first.street(), facility.street())
                && Objects.equals(first.postalCode(), facility.postalCode())
                && Objects.equals(first.city(), facility.city())
                && place.stream().noneMatch(m -> m.facility().service() == facility.service());
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    Optional<MeteredFacility> with(Facility.Service service) {
        return meters.stream().filter(m -> m.facility().service() == service).findFirst();
    }

    Optional<MeteredFacility> with(UUID facility) {
        return meters.stream().filter(m -> m.facility().id().equals(facility)).findFirst();
    }

    /** {@code Storgatan 12, Edsbyn}, or the id where no address is known. */
    public String name() {
        MeteredFacility.Site first = meters.get(0).facility();
        String street = isBlank(first.street()) ? first.facilityId() : first.street();
        return isBlank(first.city()) ? street : street + ", " + first.city();
    }

    /** Is this what somebody means who types these letters or digits? */
    boolean answersTo(String search) {
        String wanted = search.toLowerCase(Locale.ROOT).strip();
        String digits = wanted.replace(" ", "");
        return name().toLowerCase(Locale.ROOT).contains(wanted)
                || meters.stream()
                        .map(m -> m.facility().facilityId())
                        .anyMatch(id -> id != null && id.toLowerCase(Locale.ROOT).contains(digits));
    }
}
