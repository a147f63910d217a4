package se.minasidor.customers.consumption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What good lines become. */
class MeterDayLoadTest extends Loading {

    private static final String DAYS =
            "select day, minutes, revision, known_minutes, total, highest, highest_at, quality"
                    + " from meter_day order by day";
    private static final String MONTHS =
            "select month, known_minutes, estimated_minutes, revised_days, total, highest,"
                    + " highest_day, highest_at from meter_month order by month";

    @Test
    void aDayBecomesARowWithItsSums() throws Exception {
        Told told = load(el("2026-11-20", "PT1H", upTo(24)));
        assertEquals(new MeterDayLoad.Result(1, 1, 0, 0), told.result());
        assertEquals("2026-11-20 60 0 1440 300000 24000 23 null", rows(DAYS));
        assertEquals("2026-11-01 1440 0 0 300000 24000 2026-11-20 23", rows(MONTHS));
        assertEquals(
                "EL_CONSUMPTION 60 2026-11-20 2026-11-20",
                rows("select quantity, minutes, first_day, last_day from meter_series"));
        assertEquals("1000 2000", rows("select amounts[1], amounts[2] from meter_day"));
    }

    @Test
    void besidePagesManyLinesGoInStepByStepAndEachIsReplacedOnce() throws Exception {
        PAGES.begin();
        try {
            assertEquals(new MeterDayLoad.Result(1100, 1100, 0, 0), load(days("1")).result());
            assertEquals(new MeterDayLoad.Result(1100, 1100, 1100, 0), load(days("1")).result());
            assertEquals(new MeterDayLoad.Result(1100, 1100, 0, 0), load(days("2")).result());
        } finally {
            PAGES.end();
        }
        assertEquals(
                "1100 1 1 2200000",
                rows("select count(*), min(revision), max(revision), sum(total) from meter_day"));
        assertEquals("2200000", rows("select sum(total) from meter_month"));
    }

    private static String[] days(String value) {
        return LocalDate.of(2023, 1, 1)
                .datesUntil(LocalDate.of(2023, 1, 1).plusDays(1100))
                .map(day -> el(day.toString(), "P1D", value))
                .toArray(String[]::new);
    }

    @Test
    void theDatabaseKeepsNoStatisticsOfTheAmountsOfANewMonth() throws Exception {
        load(el("2026-11-20", "PT1H", upTo(24)));
        assertEquals(
                "0",
                rows(
                        "select attstattarget from pg_attribute where attname = 'amounts'"
                                + " and attrelid = 'meter_day_2026_11'::regclass"));
    }

    @Test
    void theHighestHourOfQuartersIsTheFirstOfTheLargestWholeHours() throws Exception {
        String values =
                times(4, "0.1")
                        + ","
                        + times(4, "0.7")
                        + ","
                        + times(3, "9")
                        + ",null,"
                        + times(4, "0.7")
                        + ","
                        + times(80, "0");
        load(el("2026-11-20", "PT15M", values));
        assertEquals("2026-11-20 15 0 1425 33000 2800 1 null", rows(DAYS));
    }

    @Test
    void theSameFileTwiceChangesNothing() throws Exception {
        String[] lines = {el("2026-11-19", "PT1H", upTo(24)), el("2026-11-20", "P1D", "12.5")};
        load(lines);
        String everything = "select * from meter_day order by day";
        String before = rows(everything);
        assertEquals(new MeterDayLoad.Result(2, 2, 2, 0), load(lines).result());
        assertEquals(before, rows(everything));
        assertEquals("0", rows("select count(*) from meter_day_before"));
    }

    @Test
    void aDaySaidInOtherWordsIsTheSameDay() throws Exception {
        load(el("2026-11-20", "PT1H", times(24, "1.5")));
        String readings =
                "{\"facilityId\":\"735999 109151401011\",\"series\":\"EL_CONSUMPTION\",\"day\":\"2026-11-20\","
                        + "\"resolution\":\"PT1H\",\"unit\":\"Wh\",\"quality\":\"MMMMMMMMMMMMMMMMMMMMMMMM\",\"readings\":[";
        StringBuilder all = new StringBuilder(readings);
        for (int i = 0; i <= 24; i++) {
            all.append(i == 0 ? "" : ",").append(7_000_000 + 1500 * i);
        }
        assertEquals(new MeterDayLoad.Result(1, 1, 1, 0), load(all + "]}").result());
    }

    @Test
    void aCorrectionKeepsWhatWasBefore() throws Exception {
        load(el("2026-11-20", "PT1H", times(24, "1")), el("2026-11-19", "P1D", "5"));
        Told told = load(el("2026-11-20", "PT1H", times(24, "2")), el("2026-11-19", "P1D", "5"));
        assertEquals(new MeterDayLoad.Result(2, 2, 1, 0), told.result());
        assertEquals(
                "2026-11-19 1440 0 1440 5000 null null null, 2026-11-20 60 1 1440 48000 2000 0 null",
                rows(DAYS));
        assertEquals(
                "2026-11-20 0 24000 1000",
                rows("select day, revision, total, amounts[1] from meter_day_before"));
        assertEquals("2026-11-01 2880 0 1 53000 2000 2026-11-20 0", rows(MONTHS));
        load(el("2026-11-20", "PT1H", times(24, "3")));
        assertEquals(
                "0 24000, 1 48000",
                rows("select revision, total from meter_day_before order by revision"));
        assertEquals(
                "1",
                rows(
                        "select count(distinct import_id) from meter_day d where revision = 2 and"
                                + " not exists (select from meter_day_before b where b.import_id = d.import_id)"));
    }

    @Test
    void aChangeOfQualityAloneIsAChange() throws Exception {
        String estimated =
                el("2026-11-20", "PT1H", times(24, "1")).replace("}", ",\"quality\":\"E\"}");
        load(estimated);
        assertEquals("1440 E", rows("select estimated_minutes, quality from meter_day"));
        Told told = load(el("2026-11-20", "PT1H", times(24, "1")));
        assertEquals(0, told.result().unchanged());
        assertEquals(
                "0 null 1", rows("select estimated_minutes, quality, revision from meter_day"));
        assertEquals("0", rows("select estimated_minutes from meter_month"));
    }

    @Test
    void lettersAreKeptForEachValueWhereTheyDiffer() throws Exception {
        String mixed =
                el("2026-11-20", "PT1H", "1,null," + times(22, "1"))
                        .replace("}", ",\"quality\":\"MXEIDC" + "M".repeat(18) + "\"}");
        assertEquals("", load(mixed).faults());
        assertEquals(
                "MXEIDCMMMMMMMMMMMMMMMMMM 1380 120",
                rows("select quality, known_minutes, estimated_minutes from meter_day"));
    }

    @Test
    void daysOfClockChangesHave23And25Hours() throws Exception {
        Told told =
                load(
                        el("2026-03-29", "PT1H", times(23, "1")),
                        el("2025-10-26", "PT1H", times(25, "1")),
                        el("2025-03-30", "PT15M", times(92, "1")),
                        el("2024-10-27", "PT15M", times(100, "1")),
                        el("2023-10-29", "P1D", "1"));
        assertEquals("", told.faults());
        assertEquals(
                "2023-10-29 1500 1000, 2024-10-27 1500 100000, 2025-03-30 1380 92000,"
                        + " 2025-10-26 1500 25000, 2026-03-29 1380 23000",
                rows("select day, known_minutes, total from meter_day order by day"));
        assertEquals(
                "24", rows("select max(highest_at) + 24 from meter_day where day = '2024-10-27'"));
    }

    @Test
    void unitsAreConvertedExactlyAndRoundedHalfUpToThousandths() throws Exception {
        load(
                line("F1", "EL_CONSUMPTION", "2026-11-01", "P1D", "MWh", "1.2345678"),
                line("F1", "EL_CONSUMPTION", "2026-11-02", "P1D", "Wh", "1234.5"),
                line("F1", "EL_CONSUMPTION", "2026-11-03", "P1D", "kWh", "0.1234999999"),
                line("F1", "EL_CONSUMPTION", "2026-11-04", "P1D", "kWh", "1.5e2"),
                line("V1", "WATER", "2026-11-05", "P1D", "l", "145"),
                line("H1", "HEAT_RETURN_TEMPERATURE", "2026-11-06", "P1D", "C", "-0.0005"));
        assertEquals(
                "1234568, 1235, 123, 150000, 145, -1",
                rows("select total from meter_day order by day"));
    }

    @Test
    void temperaturesMayBeNegativeAndTheirHighestHourIsAMean() throws Exception {
        load(
                line(
                        "H1",
                        "HEAT_SUPPLY_TEMPERATURE",
                        "2026-11-20",
                        "PT15M",
                        "C",
                        "-1,-2,-3,-4," + times(92, "-10")));
        assertEquals("-930000 -2500 0", rows("select total, highest, highest_at from meter_day"));
        assertEquals(
                "-2500 2026-11-20 0",
                rows("select highest, highest_day, highest_at from meter_month"));
    }

    @Test
    void aMonthsValueCountsUntilDaysAreKnown() throws Exception {
        assertEquals("", load(el("2026-10-01", "P1M", "744")).faults());
        assertEquals(
                "0 2026-10-01 2026-10-31",
                rows("select minutes, first_day, last_day from meter_series"));
        assertEquals("2026-10-01 44700 0 0 744000 null null null", rows(MONTHS));
        load(el("2026-10-15", "PT1H", times(24, "1")));
        assertEquals("2026-10-01 1440 0 0 24000 1000 2026-10-15 0", rows(MONTHS));
        assertEquals("1 resolution month.daysKnown", load(el("2026-10-01", "P1M", "750")).faults());
        load(el("2026-10-01", "P1D", "3"));
        assertEquals("2026-10-01 2880 0 1 27000 1000 2026-10-15 0", rows(MONTHS));
    }

    @Test
    void daysWinOverTheirMonthInOneFileToo() throws Exception {
        assertEquals(
                "1 resolution month.daysKnown",
                load(el("2026-10-01", "P1M", "744"), el("2026-10-02", "P1D", "3")).faults());
        assertEquals("3000", rows("select total from meter_month"));
        assertEquals(
                "1 resolution month.daysKnown",
                load(el("2026-09-01", "P1M", "720"), el("2026-09-01", "P1D", "4")).faults());
        assertEquals("4000", rows("select total from meter_month where month = '2026-09-01'"));
    }

    @Test
    void aDayWithoutAnyValueIsADayWithoutAnyValue() throws Exception {
        load(el("2026-11-20", "PT1H", times(24, "null")), el("2026-11-18", "PT1H", upTo(24)));
        assertEquals(
                "2026-11-18 60 0 1440 300000 24000 23 null, 2026-11-20 60 0 0 null null null null",
                rows(DAYS));
        assertEquals(
                "60 2026-11-18 2026-11-18",
                rows("select minutes, first_day, last_day from meter_series"));
    }

    @Test
    void aReadingThatIsMissingHidesBothItsNeighbours() throws Exception {
        String line =
                el("2026-11-20", "PT1H", "0,1,null,4," + times(21, "5"))
                        .replace("values", "readings");
        assertEquals("", load(line).faults());
        assertEquals("{1000,NULL,NULL,1000,0}", rows("select amounts[1:5] from meter_day"));
    }

    @Test
    void theSeriesKnowsItsLatestResolution() throws Exception {
        load(el("2026-11-18", "PT1H", upTo(24)), el("2026-11-19", "PT15M", upTo(96)));
        load(el("2026-11-10", "P1D", "1"));
        assertEquals(
                "15 2026-11-10 2026-11-19",
                rows("select minutes, first_day, last_day from meter_series"));
    }

    @Test
    void anotherTenantIsUntouched() throws Exception {
        load(BETA, Format.ndjson(), el("2026-11-20", "P1D", "9"));
        load(el("2026-11-20", "P1D", "1"));
        load(el("2026-11-20", "P1D", "2"));
        String days = "select total, revision from meter_day";
        assertEquals("9000 0", rows(BETA, days));
        assertEquals("2000 1", rows(ALFA, days));
        assertEquals("", rows(BETA, "select total from meter_day_before"));
    }

    @Test
    void facilitiesAreFoundByTheirIdWhereTheSeriesTellsThemApart() throws Exception {
        String water =
                line("x", "WATER", "2026-11-20", "P1D", "m3", "1")
                        .replace("\"facility\":\"x\"", "\"facilityId\":\"v-77\"");
        String heat =
                line("x", "HEAT_ENERGY", "2026-11-20", "P1D", "MWh", "1")
                        .replace("\"facility\":\"x\"", "\"facilityId\":\"v-77\"");
        assertEquals("", load(water, heat).faults());
        assertEquals(
                "H1 HEAT_ENERGY, V1 WATER",
                rows(
                        "select f.external_id, quantity from meter_series s join facility f on f.id ="
                                + " s.facility_id order by 1"));
    }

    @Test
    void separatedValuesSayTheSame() throws Exception {
        load(el("2026-11-20", "PT1H", "null," + times(23, "1.5")));
        String header = "facility;series;day;resolution;unit;values;quality";
        String hours = "- " + "1,5 ".repeat(23);
        Told told =
                csv(
                        header,
                        "F1;EL_CONSUMPTION;2026-11-20;PT1H;kWh;" + hours + ";",
                        "F2;EL_CONSUMPTION;2026-11-20;P1D;kWh;\"12\";E",
                        "F2;EL_CONSUMPTION;2026-11-19;P1D;kWh");
        assertEquals("3 - line.csv", told.faults());
        assertEquals(new MeterDayLoad.Result(3, 2, 1, 1), told.result());
        Told commas =
                csv(
                        "values,unit,day,series,resolution,facility",
                        "12.5,kWh,2026-11-18,EL_CONSUMPTION,P1D,F1",
                        "\"12,5\",kWh,2026-11-17,EL_CONSUMPTION,P1D,F1");
        assertEquals("2 values field.number", commas.faults());
    }

    @Test
    void aBodyThatEndsInTheMiddleOfALineIsNoBody() throws Exception {
        byte[] body =
                (el("2026-11-19", "P1D", "1") + "\n" + el("2026-11-20", "P1D", "1"))
                        .getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(body, body.length - 4);
        assertThrows(EOFException.class, () -> load(ALFA, Format.ndjson(), cut));
        assertEquals("0", rows("select count(*) from meter_day"));
        assertEquals(2, load(ALFA, Format.ndjson(), body).result().accepted());
    }

    @Test
    void aBrokenLineInTheMiddleOfManyIsTheOnlyOneLost() throws IOException, SQLException {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            String day = TODAY.minusDays(1 + i % 2500).toString();
            body.append(line(i < 2500 ? "F1" : "F2", "EL_CONSUMPTION", day, "P1D", "kWh", "1"));
            body.append(i == 2718 ? "]]\n" : "\n");
        }
        Told told = load(ALFA, Format.ndjson(), body.toString().getBytes(StandardCharsets.UTF_8));
        assertEquals("2719 - line.json", told.faults());
        assertEquals(new MeterDayLoad.Result(5000, 4999, 0, 1), told.result());
        assertEquals("4999", rows("select count(*) from meter_day"));
    }
}
