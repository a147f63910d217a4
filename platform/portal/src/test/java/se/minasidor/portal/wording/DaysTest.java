package se.minasidor.portal.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private final Days swedish = new Days(Locale.forLanguageTag("sv"));
    private final Days english = new Days(Locale.forLanguageTag("en"));

    @Test
    void aDayIsWrittenOut() {
        LocalDate due = LocalDate.of(2026, 11, 30);
        assertEquals("30\u00a0november 2026", swedish.date(due));
        assertEquals("30\u00a0November 2026", english.date(due));
        assertEquals("30\u00a0nov\u00a02026", swedish.shortDate(due));
        assertEquals("30\u00a0Nov\u00a02026", english.shortDate(due));
        assertEquals("Fredag 20\u00a0november 2026", swedish.headline(TODAY));
    }

    @Test
    void theYearIsSaidOnlyWhenItIsAnother() {
        assertEquals("måndag 30\u00a0november", swedish.weekday(TODAY.plusDays(10), TODAY));
        assertEquals("Monday 30\u00a0November", english.weekday(TODAY.plusDays(10), TODAY));
        assertEquals("31\u00a0januari 2027", swedish.day(LocalDate.of(2027, 1, 31), TODAY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-10-01 | 2026-10-31 | oktober 2026
                    2026-07-01 | 2026-09-30 | juli–september 2026
                    2025-12-01 | 2026-01-31 | december 2025–januari 2026
                    2024-02-01 | 2024-02-29 | februari 2024
                    2024-02-01 | 2024-02-28 | 1~feb–28~feb~2024
                    2026-10-03 | 2026-11-09 | 3~okt–9~nov~2026
                    2026-10-03 | 2026-10-03 | 3~okt~2026
                    """)
    void aPeriodIsMonthsWhereItIsMadeOfMonths(LocalDate from, LocalDate to, String written) {
        assertEquals(written.replace('~', '\u00a0'), swedish.period(from, to));
    }

    @Test
    void anUnknownPeriodIsSilent() {
        assertEquals("", swedish.period(null, TODAY));
        assertEquals("", swedish.period(TODAY, null));
    }

    @Test
    void swedishTimeHasAFullStop() {
        assertEquals("08.05", swedish.time(LocalTime.of(8, 5)));
        assertEquals("08:05", english.time(LocalTime.of(8, 5)));
    }

    @ParameterizedTest
    @CsvSource({"0,today", "1,tomorrow", "-1,yesterday", "10,inDays", "-3,daysAgo"})
    void nearDaysHaveNames(long days, String key) {
        assertEquals(key, Wording.awayKey(days));
    }
}
