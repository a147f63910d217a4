package se.minasidor.customers.consumption.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.consumption.points.PointsRequest.Refused;
import se.minasidor.customers.consumption.reading.PointReader.Position;

class PointsRequestTest {

    private static final String GOOD = "facility=F-1&from=2026-01-01&to=2026-02-01";

    @Test
    void whatIsMissingHasADefault() throws Refused {
        PointsRequest request = PointsRequest.of(parameters(GOOD));
        assertEquals(Optional.of("F-1"), request.externalId());
        assertEquals(EnumSet.allOf(Quantity.class), request.series());
        assertEquals(Optional.empty(), request.resolution());
        assertEquals(40_000, request.limit());
    }

    @Test
    void seriesMayBeAListOrRepeated() throws Refused {
        PointsRequest request =
                PointsRequest.of(
                        parameters(
                                GOOD
                                        + "&series=WATER, HEAT_FLOW&series=EL_PRODUCTION"
                                        + "&resolution=hour&limit=10"));
        assertEquals(
                Set.of(Quantity.WATER, Quantity.HEAT_FLOW, Quantity.EL_PRODUCTION),
                request.series());
        assertEquals(Optional.of(Resolution.HOUR), request.resolution());
        assertEquals(10, request.limit());
    }

    @Test
    void aFacilityIdIsReadAsPeopleWriteIt() throws Refused {
        PointsRequest request =
                PointsRequest.of(
                        parameters(
                                "facilityId=735 999 109151401011&from=2026-01-01&to=2026-01-02"));
        assertEquals(Optional.of("735999109151401011"), request.facilityId());
    }

    @Test
    void whatIsWrongIsNamedByACode() {
        String period = "&from=2026-01-01&to=2026-02-01";
        assertEquals("facility.which", refused("limit=1" + period));
        assertEquals("facility.which", refused(GOOD + "&facilityId=735999109151401011"));
        assertEquals("period.form", refused("facility=F&from=2026-01-01"));
        assertEquals("period.form", refused("facility=F&from=2026-02-30&to=2026-03-01"));
        assertEquals("period.form", refused("facility=F&from=1.1.2026&to=2026-03-01"));
        assertEquals("period.form", refused("facility=F&from=1999-01-01&to=2026-03-01"));
        assertEquals("period.order", refused("facility=F&from=2026-01-01&to=2026-01-01"));
        assertEquals("period.order", refused("facility=F&from=2026-01-02&to=2026-01-01"));
        assertEquals("period.tooLong", refused("facility=F&from=2016-01-01&to=2026-01-02"));
        assertEquals(
                "period.month",
                refused("facility=F&from=2026-01-02&to=2026-02-01&resolution=month"));
        assertEquals("resolution.unknown", refused(GOOD + "&resolution=PT1H"));
        assertEquals("series.unknown", refused(GOOD + "&series=EL"));
        assertEquals("series.unknown", refused(GOOD + "&series=WATER," + "el_consumption"));
        assertEquals("limit.range", refused(GOOD + "&limit=0"));
        assertEquals("limit.range", refused(GOOD + "&limit=40001"));
        assertEquals("limit.range", refused(GOOD + "&limit=99999999999"));
        assertEquals("limit.range", refused(GOOD + "&limit=ten"));
        assertEquals("cursor.wrong", refused(GOOD + "&cursor=abc"));
        assertEquals("cursor.wrong", refused(GOOD + "&cursor=å"));
        assertEquals("parameter.unknown", refused(GOOD + "&form=csv"));
        assertEquals("parameter.unknown", refused(GOOD + "&to=2026-03-01"));
    }

    @Test
    void aCursorBelongsToWhatWasAskedFor() throws Refused {
        Position last = new Position(Quantity.WATER, Instant.parse("2026-01-05T23:00:00Z"));
        String cursor = Cursor.write(last, PointsRequest.scope(parameters(GOOD)));
        assertEquals(
                Optional.of(last),
                PointsRequest.of(parameters(GOOD + "&limit=5&cursor=" + cursor)).after());
        assertEquals("cursor.wrong", refused(GOOD.replace("F-1", "F-2") + "&cursor=" + cursor));
        assertEquals("cursor.wrong", refused(GOOD + "&series=WATER&cursor=" + cursor));
    }

    private static String refused(String query) {
        return assertThrows(Refused.class, () -> PointsRequest.of(parameters(query)), query)
                .getMessage();
    }

    private static MultivaluedMap<String, String> parameters(String query) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        Arrays.stream(query.split("&"))
                .map(p -> p.split("=", 2))
                .forEach(p -> parameters.add(p[0], p[1]));
        return parameters;
    }
}
