package se.minasidor.portal.consumption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.DaySpan;
import se.minasidor.customers.Resolution;

class FrameTest {

    private static final DaySpan DATA =
            new DaySpan(LocalDate.of(2024, 3, 1), LocalDate.of(2026, 11, 19));

    private static Frame holding(String day, Resolution bars) {
        return Frame.holding(LocalDate.parse(day), bars, DATA);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    void aPeriodBeginsWhereItsNameDoes() {
        assertEquals(day("2026-01-01"), holding("2026-10-17", Resolution.MONTH).from());
        assertEquals(day("2026-10-01"), holding("2026-10-17", Resolution.DAY).from());
        assertEquals(day("2026-11-01"), holding("2026-10-17", Resolution.DAY).to());
        assertEquals(day("2026-10-18"), holding("2026-10-17", Resolution.HOUR).to());
    }

    @Test
    void stepsGoFromMonthToMonthWhateverTheirLength() {
        Frame march = holding("2026-03-31", Resolution.DAY);
        assertEquals(
                day("2026-02-01"),
                Frame.holding(march.stepped(false), Resolution.DAY, DATA).from());
        assertEquals(
                day("2026-04-01"), Frame.holding(march.stepped(true), Resolution.DAY, DATA).from());
    }

    @Test
    void stepsGoFromDayToDayOverTheClockChange() {
        Frame change = holding("2026-10-25", Resolution.HOUR);
        assertEquals(day("2026-10-24"), change.stepped(false));
        assertEquals(day("2026-10-26"), change.stepped(true));
    }

    @Test
    void lastYearsFebruaryIsAWholeFebruary() {
        assertEquals(day("2024-03-01"), holding("2025-02-01", Resolution.DAY).lastYear().to());
        assertEquals(day("2024-02-01"), holding("2025-02-01", Resolution.DAY).lastYear().from());
        assertEquals(day("2027-02-01"), holding("2028-02-29", Resolution.DAY).lastYear().from());
        assertEquals(day("2027-02-28"), holding("2028-02-29", Resolution.HOUR).lastYear().from());
    }

    @Test
    void yearsAreThoseThatHaveValuesTenAtMost() {
        Frame years = holding("2026-01-01", Resolution.YEAR);
        assertEquals(day("2024-01-01"), years.from());
        assertEquals(day("2027-01-01"), years.to());
        DaySpan long_ = new DaySpan(LocalDate.of(2003, 1, 1), LocalDate.of(2026, 11, 19));
        assertEquals(
                day("2017-01-01"),
                Frame.holding(LocalDate.of(2026, 1, 1), Resolution.YEAR, long_).from());
        assertEquals(
                day("2007-01-01"),
                Frame.holding(LocalDate.of(2016, 1, 1), Resolution.YEAR, long_).from());
    }
}
