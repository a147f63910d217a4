package se.minasidor.portal.consumption;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import se.minasidor.customers.Facility;
import se.minasidor.customers.Resolution;
import se.minasidor.tenancy.Uuids;

/**
 * What the page's address asks for. Nothing in it is believed: what cannot be read is null, and
 * whether the facility is the visitor's own is decided where the facilities are known.
 *
 * @param bars the length of time that one bar stands for
 * @param from any day of the period to show
 * @param search what a facility was looked for by
 */
public record Asked(
        UUID facility,
        Facility.Service service,
        Resolution bars,
        LocalDate from,
        boolean table,
        String search) {

    static final String PATH = "/forbrukning";

    private static final Map<Resolution, String> LENGTHS =
            Map.of(
                    Resolution.YEAR, "ar",
                    Resolution.MONTH, "manad",
                    Resolution.DAY, "dag",
                    Resolution.HOUR, "timme",
                    Resolution.QUARTER, "kvart");
    private static final Map<Facility.Service, String> SERVICES =
            Map.of(
                    Facility.Service.EL, "el",
                    Facility.Service.HEAT, "fjarrvarme",
                    Facility.Service.WATER, "vatten");

    /** Reads the parameters of an address, whatever stands there. */
    static Asked of(UnaryOperator<String> parameters) {
        String search = parameters.apply("sok");
        return new Asked(
                uuid(parameters.apply("anl")),
                key(SERVICES, parameters.apply("tjanst")),
                key(LENGTHS, parameters.apply("upplosning")),
                day(parameters.apply("fran")),
                "tabell".equals(parameters.apply("vy")),
                search == null ? "" : search.strip());
    }

    private static <K> K key(Map<K, String> words, String word) {
        return words.entrySet().stream()
                .filter(e -> e.getValue().equals(word))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static UUID uuid(String text) {
        return text == null ? null : Uuids.typed(text).orElse(null);
    }

    private static LocalDate day(String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    Asked at(UUID other, Facility.Service theirs) {
        return new Asked(other, theirs, bars, from, table, "");
    }

    Asked showing(Resolution length, LocalDate day) {
        return new Asked(facility, service, length, day, table, "");
    }

    Asked as(boolean tableWanted) {
        return new Asked(facility, service, bars, from, tableWanted, "");
    }

    /** The address of the page that shows this. */
    public String address() {
        return PATH + query();
    }

    /** The address of a file with what the page shows. */
    String file(String name) {
        return PATH + "/" + name + as(false).query();
    }

    /** A service as addresses name it. */
    static String word(Facility.Service service) {
        return SERVICES.getOrDefault(service, "ovrigt");
    }

    private String query() {
        List<String> parts = new ArrayList<>();
        if (facility != null) {
            parts.add("anl=" + facility);
        } else if (service != null && SERVICES.containsKey(service)) {
            parts.add("tjanst=" + SERVICES.get(service));
        }
        if (bars != null) {
            parts.add("upplosning=" + LENGTHS.get(bars));
        }
        if (from != null) {
            parts.add("fran=" + from);
        }
        if (table) {
            parts.add("vy=tabell");
        }
        if (!search.isEmpty()) {
            parts.add("sok=" + URLEncoder.encode(search, StandardCharsets.UTF_8));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }
}
