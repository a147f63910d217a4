package se.minasidor.launcher.demo;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import java.util.SplittableRandom;
import se.minasidor.customers.Facility.Service;
import se.minasidor.launcher.demo.Things.Place;
import se.minasidor.launcher.demo.meters.Meter;
import se.minasidor.launcher.demo.meters.Trait;

/**
 * Decides what is special about which meter: {@code meters.properties} says how many of a hundred
 * have a trait, an organisation's own file says it of certain customers.
 */
final class Metering {

    private static final Set<Service> METERED = Set.of(Service.EL, Service.HEAT, Service.WATER);

    private final Recipe recipe;
    private final Properties shares = Resource.properties("meters").orElseThrow();

    Metering(Recipe recipe) {
        this.recipe = recipe;
    }

    static boolean metered(String service) {
        return METERED.contains(Service.valueOf(service));
    }

    /**
     * @param told what the organisation's file says of this meter; empty when it says nothing
     * @param name of the customer, for what a company does
     */
    Meter meter(
            String facilityId,
            String service,
            Place place,
            String told,
            boolean person,
            String name) {
        Set<Trait> traits = told.isEmpty() ? drawn(facilityId, service, person) : traits(told);
        if (!person) {
            traits.add(name.startsWith("Brf") ? Trait.HOUSING : Trait.OFFICE);
            traits.remove(Trait.ELECTRIC_HEATING);
        }
        return new Meter(
                recipe.tenant() + facilityId,
                Service.valueOf(service),
                place.city(),
                traits,
                LocalDate.parse(shares.getProperty("quarters.since").strip()));
    }

    private static Set<Trait> traits(String words) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        for (String word : words.split(",")) {
            traits.add(Trait.of(word));
        }
        return traits;
    }

    /** Each facility draws for itself, whatever the others get. */
    private Set<Trait> drawn(String facilityId, String service, boolean person) {
        SplittableRandom luck = new SplittableRandom(facilityId.hashCode() * 31L);
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        for (Trait trait : Trait.values()) {
            String share = shares.getProperty(service + "." + trait.word(), "0");
            if (luck.nextInt(100) < Integer.parseInt(share.strip())) {
                traits.add(trait);
            }
        }
        if (traits.contains(Trait.MONTHS)) {
            traits.removeAll(EnumSet.of(Trait.SOLAR, Trait.QUARTERS));
        }
        return traits;
    }
}
