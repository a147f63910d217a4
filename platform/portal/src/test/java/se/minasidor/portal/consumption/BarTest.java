package se.minasidor.portal.consumption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.MeterValue;
import se.minasidor.customers.SwedishTime;

class BarTest {

    private static Bar.Standing standing(String day, Long amount, int known, int own) {
        ZonedDateTime from = LocalDate.parse(day).atStartOfDay(SwedishTime.ZONE);
        return Bar.of(
                        new MeterValue(
                                from, from.plusDays(1), amount, known, own, 0, false, false, null),
                        null,
                        Given.ARRIVAL)
                .standing();
    }

    @Test
    void aGapIsNotWhatIsAwaitedAndNotWhatIsToCome() {
        assertEquals(Bar.Standing.MISSING, standing("2026-11-18", null, 0, 1440));
        assertEquals(Bar.Standing.AWAITED, standing("2026-11-19", null, 0, 1440));
        assertEquals(Bar.Standing.AWAITED, standing("2026-11-20", null, 0, 1440));
        assertEquals(Bar.Standing.FUTURE, standing("2026-11-21", null, 0, 1440));
    }

    @Test
    void afterThePromisedTimeYesterdayIsMissing() {
        ZonedDateTime afternoon = Given.TODAY.atTime(14, 1).atZone(SwedishTime.ZONE);
        Arrival arrival = Arrival.at(afternoon, Optional.of(LocalTime.of(14, 0)));
        assertEquals(Given.TODAY, arrival.awaitedFrom());
        assertEquals(
                Given.TODAY.minusDays(1), Arrival.at(afternoon, Optional.empty()).awaitedFrom());
    }

    @Test
    void daysOfOthersAreOutside() {
        assertEquals(Bar.Standing.OUTSIDE, standing("2026-10-01", null, 0, 0));
    }

    @Test
    void aDayWithHoursMissingIsPartial() {
        assertEquals(Bar.Standing.PARTIAL, standing("2026-10-01", 5L, 1200, 1440));
        assertEquals(Bar.Standing.KNOWN, standing("2026-10-01", 5L, 1440, 1440));
        assertEquals(Bar.Standing.ONGOING, standing("2026-11-20", 5L, 300, 1440));
        assertEquals(
                Bar.Standing.KNOWN,
                standing("2026-11-19", 5L, 1440, 1440),
                "also when it came before it was promised");
    }

    @Test
    void aWholeDayThatCameBeforeThePromisedTimeIsKnown() {
        assertEquals(Bar.Standing.KNOWN, standing("2026-11-19", 5L, 1440, 1440));
    }
}
