package se.minasidor.portal.consumption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.minasidor.customers.Facility;
import se.minasidor.customers.MeteredFacility;
import se.minasidor.portal.parts.Link;

/** The links of the page that lead to another view of the same values, or to other values. */
public final class Choices {

    /** So many places are listed at once; the rest is found by searching. */
    static final int MOST = 100;

    private final Shown shown;
    private final ConsumptionWords words;

    Choices(Shown shown, ConsumptionWords words) {
        this.shown = shown;
        this.words = words;
    }

    List<Link> lengths() {
        Choice choice = shown.choice();
        return choice.offered().stream()
                .map(
                        length ->
                                new Link(
                                        words.say("tab." + length),
                                        null,
                                        choice.inBars(length).address(),
                                        length == choice.frame().bars(),
                                        null))
                .toList();
    }

    List<Link> views() {
        Asked asked = shown.choice().asked();
        return List.of(
                new Link(
                        words.say("chart"),
                        null,
                        asked.as(false).address(),
                        !asked.table(),
                        "chart"),
                new Link(
                        words.say("table"),
                        null,
                        asked.as(true).address(),
                        asked.table(),
                        "table"));
    }

    /** One for each service; at this place if it is there, else at the first place that has it. */
    List<Link> services() {
        List<Link> links = new ArrayList<>();
        for (Facility.Service service : Facility.Service.values()) {
            Optional<MeteredFacility> here = shown.choice().place().with(service);
            here.or(
                            () ->
                                    shown.places().stream()
                                            .flatMap(p -> p.with(service).stream())
                                            .findFirst())
                    .ifPresent(meter -> links.add(service(meter)));
        }
        return links;
    }

    private Link service(MeteredFacility meter) {
        Facility.Service service = meter.facility().service();
        return new Link(
                words.service(service),
                null,
                shown.choice().asked().at(meter.facility().id(), service).address(),
                service == shown.choice().service(),
                icon(service));
    }

    /** The places that answer to a search, this one first where nothing is searched for. */
    List<Link> places(String search) {
        return shown.places().stream()
                .filter(p -> search.isEmpty() || p.answersTo(search))
                .sorted(Comparator.comparing(p -> p != shown.choice().place()))
                .limit(MOST)
                .map(this::place)
                .toList();
    }

    private Link place(Place place) {
        Facility.Service service = shown.choice().service();
        MeteredFacility meter = place.with(service).orElse(place.meters().get(0));
        List<String> services =
                place.meters().stream().map(m -> words.service(m.facility().service())).toList();
        return new Link(
                place.name(),
                services.size() == 1
                        ? services.get(0) + " · " + words.id(meter.facility().facilityId())
                        : words.list(services),
                shown.choice()
                        .asked()
                        .at(meter.facility().id(), meter.facility().service())
                        .address(),
                place == shown.choice().place(),
                "home");
    }

    static String icon(Facility.Service service) {
        return switch (service) {
            case HEAT -> "heat";
            case WATER -> "water";
            default -> "bolt";
        };
    }
}
