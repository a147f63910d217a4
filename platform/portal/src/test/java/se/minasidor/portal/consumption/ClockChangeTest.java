package se.minasidor.portal.consumption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.Facility.Service;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SeriesValues;

/** Days of 23 and 25 hours, in every way they are shown. */
class ClockChangeTest {

    private static Shown day(String day, String length) {
        Choice choice =
                Given.choice(
                        "upplosning=" + length + "&fran=" + day,
                        Given.meter(
                                Given.facility(Service.EL, "Storgatan 1"),
                                Resolution.QUARTER,
                                Quantity.EL_CONSUMPTION));
        SeriesValues values = Given.values(Quantity.EL_CONSUMPTION, choice.frame(), from -> 1_250L);
        return Given.shown(choice, values, null);
    }

    private static List<String> rows(Shown shown, String language) {
        return Sheets.of(shown, Given.words(language)).rows().stream()
                .map(Sheet.Row::label)
                .toList();
    }

    @Test
    void theHourThatComesTwiceIsToldApart() {
        List<String> rows = rows(day("2026-10-25", "timme"), "sv");
        assertEquals(25, rows.size());
        assertEquals(
                List.of("01–02", "02–03 (sommartid)", "02–03 (normaltid)", "03–04"),
                rows.subList(1, 5));
        assertEquals("02–03 (summer time)", rows(day("2026-10-25", "timme"), "en").get(2));
        List<String> quarters = rows(day("2026-10-25", "kvart"), "sv");
        assertEquals(100, quarters.size());
        assertEquals("02.45–03.00 (sommartid)", quarters.get(11));
        assertEquals("02.00–02.15 (normaltid)", quarters.get(12));
    }

    @Test
    void theChartsTellTheTwoHoursApartWhereThereIsRoomAndWhereThereIsNot() {
        for (String length : List.of("timme", "kvart")) {
            String svg = new Drawings(day("2026-10-25", length), Given.words("sv")).getMain();
            assertTrue(svg.contains(">sommar</text>") && svg.contains(">normal</text>"), svg);
            assertTrue(svg.contains(">02\u201303 finns två gånger</text>"), svg);
        }
        String short23 = new Drawings(day("2026-03-29", "timme"), Given.words("sv")).getMain();
        assertFalse(short23.contains("finns två gånger"), short23);
    }

    @Test
    void theHourThatIsNotThereIsNotShown() {
        List<String> rows = rows(day("2026-03-29", "timme"), "sv");
        assertEquals(23, rows.size());
        assertEquals(List.of("01–02", "03–04"), rows.subList(1, 3));
        assertEquals(92, rows(day("2026-03-29", "kvart"), "sv").size());
    }

    @Test
    void filesSayHowFarFromUtcEachHourIs() throws IOException {
        Shown shown = day("2026-10-25", "timme");
        ConsumptionWords words = Given.words("sv");
        StringBuilder csv = new StringBuilder();
        CsvFile.write(Sheets.of(shown, words), new FileTimes(shown.length(), words), true, csv);
        assertTrue(
                csv.toString()
                        .contains(
                                "2026-10-25 02:00;2026-10-25 03:00;+02:00;1,250;Uppmätt\r\n"
                                        + "2026-10-25 02:00;2026-10-25 03:00;+01:00;1,250;Uppmätt\r\n"),
                csv.toString());
    }

    @Test
    void noRowOfAFileEndsBeforeItBegins() {
        for (String day : List.of("2026-03-29", "2026-10-25")) {
            for (String length : List.of("timme", "kvart")) {
                Shown shown = day(day, length);
                FileTimes times = new FileTimes(shown.length(), Given.words("sv"));
                for (Bar bar : shown.main().all()) {
                    List<String> texts = times.texts(bar);
                    assertTrue(texts.get(0).compareTo(texts.get(1)) < 0, texts.toString());
                    assertEquals(
                            java.time.LocalDateTime.parse(texts.get(1).replace(' ', 'T')),
                            times.values(bar).get(1));
                }
            }
        }
    }

    @Test
    void theMeanOfALongDayIsThatOfItsHours() {
        KeyFigure mean = KeyFigures.of(day("2026-10-25", "timme"), Given.words("sv")).get(2);
        assertEquals("Medel per timme", mean.label());
        assertEquals("1,3", mean.amount());
        assertEquals(
                "25 timmar",
                KeyFigures.of(day("2026-10-25", "timme"), Given.words("sv")).get(0).note());
    }

    @Test
    void theDayBeforeAndAfterAreOneStepAway() {
        assertEquals(
                LocalDate.of(2026, 3, 28),
                day("2026-03-29", "timme").choice().stepped(false).from());
    }
}
