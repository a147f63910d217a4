package se.minasidor.customers.consumption.points;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.minasidor.customers.FacilityId;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.api.Problem;
import se.minasidor.customers.consumption.reading.PointReader.Position;

/**
 * What a caller asks for, in order.
 *
 * @param externalId the sender's own id of the facility, or empty where its facility id was given
 * @param resolution empty for values as they are stored
 * @param to the day after the last
 */
public record PointsRequest(
        Optional<String> externalId,
        Optional<String> facilityId,
        Set<Quantity> series,
        Optional<Resolution> resolution,
        LocalDate from,
        LocalDate to,
        int limit,
        Optional<Position> after) {

    /** A year of quarters fits in one page. */
    static final int MOST = 40_000;

    private static final int LONGEST_YEARS = 10;
    private static final Pattern DAY = Pattern.compile("2[0-9]{3}-[0-9]{2}-[0-9]{2}");

    private static final Set<String> PARAMETERS =
            Set.of(
                    "facility",
                    "facilityId",
                    "series",
                    "from",
                    "to",
                    "resolution",
                    "limit",
                    "cursor");

    private static final Map<String, Resolution> RESOLUTIONS =
            Map.of(
                    "quarter", Resolution.QUARTER,
                    "hour", Resolution.HOUR,
                    "day", Resolution.DAY,
                    "month", Resolution.MONTH);

    /** Something that is wrong with a request. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Refused(int status, String code, String title, String detail) {
            super(code);
            problem = Problem.of(status, code, title).detail(detail);
        }

        Problem problem() {
            return problem;
        }
    }

    /**
     * @param sent all parameters of the address
     */
    static PointsRequest of(MultivaluedMap<String, String> sent) throws Refused {
        for (Map.Entry<String, List<String>> each : sent.entrySet()) {
            if (!PARAMETERS.contains(each.getKey())
                    || each.getValue().size() > 1 && !each.getKey().equals("series")) {
                throw new Refused(
                        400,
                        "parameter.unknown",
                        "A parameter is unknown, or there twice",
                        "Known are facility, facilityId, series, from, to, resolution, limit and"
                                + " cursor; series may be there several times.");
            }
        }
        Optional<String> externalId = text(sent, "facility");
        Optional<String> facilityId = text(sent, "facilityId");
        if (externalId.isPresent() == facilityId.isPresent()) {
            throw new Refused(
                    400,
                    "facility.which",
                    "Name one facility",
                    "Send either facility, your own id of it, or facilityId.");
        }
        LocalDate from = day(sent, "from");
        LocalDate to = day(sent, "to");
        Optional<Resolution> resolution = resolution(sent);
        checkPeriod(from, to, resolution);
        return new PointsRequest(
                externalId,
                facilityId.map(id -> FacilityId.typed(id).map(FacilityId::value).orElse("")),
                series(sent),
                resolution,
                from,
                to,
                limit(sent),
                Cursor.read(text(sent, "cursor"), scope(sent)));
    }

    /** What a cursor belongs to; with anything else it is refused. */
    static String scope(MultivaluedMap<String, String> sent) {
        return Stream.of("facility", "facilityId", "series", "from", "to", "resolution")
                .map(name -> name + sent.getOrDefault(name, List.of()))
                .reduce("", String::concat);
    }

    private static Optional<String> text(MultivaluedMap<String, String> sent, String name) {
        return Optional.ofNullable(sent.getFirst(name))
                .map(String::strip)
                .filter(t -> !t.isEmpty());
    }

    private static LocalDate day(MultivaluedMap<String, String> sent, String name) throws Refused {
        String text = text(sent, name).orElse("");
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException noSuchDay) {
            // refused below
        }
        throw new Refused(
                400,
                "period.form",
                "from or to is missing or no day",
                "Send from and to as days such as 2026-11-20; to is the day after the last.");
    }

    private static void checkPeriod(LocalDate from, LocalDate to, Optional<Resolution> resolution)
            throws Refused {
        if (!from.isBefore(to)) {
            throw new Refused(
                    400,
                    "period.order",
                    "The period is empty",
                    "to is the day after the last, so it comes after from.");
        }
        if (to.isAfter(from.plusYears(LONGEST_YEARS))) {
            throw new Refused(
                    400,
                    "period.tooLong",
                    "The period is too long",
                    "Ask for " + LONGEST_YEARS + " years at most.");
        }
        if (resolution.filter(r -> r == Resolution.MONTH).isPresent()
                && (from.getDayOfMonth() != 1 || to.getDayOfMonth() != 1)) {
            throw new Refused(
                    400,
                    "period.month",
                    "The period does not consist of months",
                    "With resolution=month, from and to are first days of months.");
        }
    }

    private static Optional<Resolution> resolution(MultivaluedMap<String, String> sent)
            throws Refused {
        Optional<String> text = text(sent, "resolution");
        if (text.isPresent() && !RESOLUTIONS.containsKey(text.get())) {
            throw new Refused(
                    400,
                    "resolution.unknown",
                    "There is no such resolution",
                    "resolution is quarter, hour, day or month; without it values come as stored.");
        }
        return text.map(RESOLUTIONS::get);
    }

    private static Set<Quantity> series(MultivaluedMap<String, String> sent) throws Refused {
        Set<Quantity> series = EnumSet.noneOf(Quantity.class);
        for (String list : sent.getOrDefault("series", List.of())) {
            for (String name : list.split(",")) {
                series.add(
                        Stream.of(Quantity.values())
                                .filter(q -> q.name().equals(name.strip()))
                                .findFirst()
                                .orElseThrow(PointsRequest::noSuchSeries));
            }
        }
        return series.isEmpty() ? EnumSet.allOf(Quantity.class) : series;
    }

    private static Refused noSuchSeries() {
        return new Refused(
                400,
                "series.unknown",
                "There is no such series",
                "Known are " + List.of(Quantity.values()) + "; without series all are answered.");
    }

    private static int limit(MultivaluedMap<String, String> sent) throws Refused {
        String limit = text(sent, "limit").orElse(Integer.toString(MOST));
        int most = limit.matches("[0-9]{1,5}") ? Integer.parseInt(limit) : 0;
        if (most < 1 || most > MOST) {
            throw new Refused(
                    400, "limit.range", "limit is wrong", "limit is 1 to " + MOST + " points.");
        }
        return most;
    }
}
