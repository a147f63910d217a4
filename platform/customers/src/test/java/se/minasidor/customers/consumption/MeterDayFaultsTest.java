package se.minasidor.customers.consumption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, each by its line, field and code. */
class MeterDayFaultsTest extends Loading {

    private static final String GOOD = el("2026-11-20", "P1D", "1");

    @Test
    void aDayHasAsManyValuesAsItHasHoursOrQuarters() throws Exception {
        Told told =
                load(
                        el("2026-11-20", "PT1H", upTo(25)), // not the day the clocks change
                        el("2026-10-25", "PT1H", upTo(24)), // the day they do
                        el("2026-11-20", "PT15M", upTo(95)),
                        el("2026-11-20", "PT15M", upTo(5000)),
                        el("2026-11-20", "P1D", "1,2"),
                        el("2026-11-20", "P1D", ""),
                        el("2026-11-20", "PT1H", upTo(24)).replace("values", "readings"));
        assertEquals(
                "1 values values.count, 2 values values.count, 3 values values.count, 4 values"
                        + " values.count, 5 values values.count, 6 values values.count, 7 readings"
                        + " values.count",
                told.faults());
        assertEquals(new MeterDayLoad.Result(7, 0, 0, 7), told.result());
    }

    @Test
    void useIsNeverNegativeAndReadingsNeverFall() throws Exception {
        Told told =
                load(
                        el("2026-11-20", "PT1H", "-0.001," + times(23, "1")),
                        el("2026-11-20", "P1D", "5,4.999").replace("values", "readings"),
                        line("H1", "HEAT_RETURN_TEMPERATURE", "2026-11-20", "P1D", "C", "4,5")
                                .replace("values", "readings"));
        assertEquals(
                "1 values values.negative, 2 readings readings.fall, 3 readings"
                        + " readings.temperature",
                told.faults());
    }

    @Test
    void aFacilityOfNobodyIsRefused() throws Exception {
        Told told =
                load(
                        GOOD.replace("F1", "F9"),
                        GOOD.replace(
                                "\"facility\":\"F1\"", "\"facilityId\":\"735999109151401999\""),
                        GOOD.replace("\"facility\":\"F1\"", "\"facilityId\":\"7359991\""),
                        GOOD.replace("\"facility\":\"F1\"", "\"facilityId\":\"double\""),
                        GOOD.replace("\"facility\":\"F1\"", "\"facilityId\":\"v-77\""),
                        GOOD.replace("\"facility\"", "\"facilityId\":\"" + ID + "\",\"facility\""),
                        GOOD.replace("\"facility\":\"F1\",", ""),
                        GOOD);
        assertEquals(
                "1 facility facility.unknown, 2 facility facility.unknown, 3 facilityId"
                        + " facilityId.form, 4 facilityId facility.ambiguous, 5 series"
                        + " series.service, 6 facilityId facility.both, 7 facility field.missing",
                told.faults());
        assertEquals("1", rows("select count(*) from meter_series"));
    }

    @Test
    void anotherTenantsFacilityIsAFacilityOfNobody() throws Exception {
        try (var connection = working(BETA);
                var sql = connection.createStatement()) {
            sql.execute(
                    "insert into facility (tenant_id, external_id, facility_id, service,"
                            + " legal_entity) values ('beta', 'B1', 'b-1', 'EL', 'main')"
                            + " on conflict do nothing");
            connection.commit();
        }
        assertEquals("1 facility facility.unknown", load(GOOD.replace("F1", "B1")).faults());
        assertEquals("", load(BETA, Format.ndjson(), GOOD.replace("F1", "B1")).faults());
    }

    @Test
    void theSeriesMustFitTheServiceAndTheUnitTheSeries() throws Exception {
        Told told =
                load(
                        line("F1", "WATER", "2026-11-20", "P1D", "m3", "1"),
                        line("F1", "EL_CONSUMPTION", "2026-11-20", "P1D", "m3", "1"),
                        line("V1", "WATER", "2026-11-20", "P1D", "kWh", "1"),
                        line("V1", "WATER", "2026-11-20", "P1D", "gallon", "1"),
                        line("F1", "GAS", "2026-11-20", "P1D", "kWh", "1"),
                        line("F1", "EL_CONSUMPTION", "2026-11-20", "PT30M", "kWh", "1"));
        assertEquals(
                "1 series series.service, 2 unit unit.series, 3 unit unit.series, 4 unit"
                        + " field.value, 5 series field.value, 6 resolution field.value",
                told.faults());
    }

    @Test
    void daysAreOverAndNotBefore2000() throws Exception {
        Told told =
                load(
                        el(TODAY.plusDays(1).toString(), "P1D", "1"),
                        el("1999-12-31", "P1D", "1"),
                        el("2026-02-30", "P1D", "1"),
                        el("2026-10-02", "P1M", "1"),
                        el("2026-11-01", "P1M", "1"),
                        el("20261120", "P1D", "1"),
                        el(TODAY.toString(), "P1D", "1"),
                        el("2000-01-01", "P1D", "1"));
        assertEquals(
                "1 day day.future, 2 day day.early, 3 day field.day, 4 day day.month, 5 day"
                        + " day.future, 6 day field.day",
                told.faults());
    }

    @Test
    void theSecondLineForADayIsRefusedHoweverItsFacilityIsNamed() throws Exception {
        Told told =
                load(
                        GOOD,
                        el("2026-11-20", "PT1H", upTo(24)),
                        GOOD.replace("\"facility\":\"F1\"", "\"facilityId\":\"" + ID + "\""),
                        GOOD.replace("CONSUMPTION", "PRODUCTION"));
        assertEquals("2 day day.repeated, 3 day day.repeated", told.faults());
        assertEquals("1000, 1000", rows("select total from meter_day"));
    }

    @Test
    void lettersOfQualityFitTheValues() throws Exception {
        String day = el("2026-11-20", "PT1H", "null," + times(23, "1"));
        Told told =
                load(
                        day.replace("}", ",\"quality\":\"" + "M".repeat(23) + "\"}"),
                        day.replace("}", ",\"quality\":\"" + "M".repeat(24) + "\"}"),
                        day.replace("}", ",\"quality\":\"XX" + "M".repeat(22) + "\"}"),
                        day.replace("}", ",\"quality\":\"Q\"}"),
                        day.replace("}", ",\"quality\":\"X\"}"),
                        day.replace("}", ",\"quality\":3}"));
        assertEquals(
                "1 quality quality.count, 2 quality quality.missing, 3 quality quality.missing, 4"
                        + " quality quality.value, 5 quality quality.missing, 6 quality field.type",
                told.faults());
    }

    @Test
    void amountsBeyondWhatIsKeptAreRefused() throws Exception {
        Told told =
                load(
                        el("2026-11-20", "P1D", "2147483.648"),
                        el("2026-11-20", "PT15M", times(96, "600000")),
                        el("2026-11-20", "P1D", "123456789012345678901234567890"),
                        el("2026-11-20", "P1D", "1e40"),
                        line("F1", "EL_CONSUMPTION", "2026-11-19", "P1D", "MWh", "2147.483647"));
        assertEquals(
                "1 values values.tooLarge, 2 values values.tooLarge, 3 values values.tooLarge, 4"
                        + " values values.tooLarge",
                told.faults());
        assertEquals("2147483647", rows("select total from meter_day"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}}",
                "[]",
                "1",
                "{\"facility\":\"F1\"",
                "{\"facility\":\"F1\"} {}",
                "nonsense",
                "{'facility':'F1'}",
                "{\"values\":[1,]}",
                "{\"values\":[01]}",
                "{\"values\":[NaN]}",
                "{\"values\":[+1]}",
                "{\"values\":[.5]}"
            })
    void whatIsNotOneJsonObjectIsRefused(String line) throws Exception {
        Told told = load(line, GOOD);
        assertEquals("1 - line.json", told.faults());
        assertEquals(1, told.result().accepted());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"unit\":\"kWh\"|\"unit\":5|unit field.type",
                "\"unit\":\"kWh\"|\"unit\":null|unit field.missing",
                "\"unit\":\"kWh\"|\"unit\":\"kWh\",\"unit\":\"kWh\"|unit field.repeated",
                "\"unit\":\"kWh\"|\"unit\":\"kWh\",\"meter\":{\"a\":[1]}|meter field.unknown",
                "\"unit\":\"kWh\"|\"unit\":\"kWh\",\"19350216-8788\":1|? field.unknown",
                "\"unit\":\"kWh\"|\"unit\":\"kWh\",\"readings\":[1,2]|values values.both",
                "\"facility\":\"F1\"|\"facility\":\"F\\u0000\"|facility field.characters",
                "\"facility\":\"F1\"|\"facility\":\"\\ud800\"|facility field.characters",
                "[1]|\"1\"|values field.type",
                "[1]|null|values field.missing",
                "[1]|[\"1\"]|values field.number",
                "[1]|[true]|values field.number",
                "[1]|[[1]]|values field.number"
            })
    void aFieldThatIsWrongIsNamed(String good, String bad, String fault) throws Exception {
        assertTrue(GOOD.contains(good), good);
        assertEquals(
                "2 " + fault, load(el("2026-11-19", "P1D", "1"), GOOD.replace(good, bad)).faults());
        assertEquals("1", rows("select count(*) from meter_day"));
    }

    @Test
    void aLineThatIsNotUtf8IsSaidToBeSo() throws Exception {
        byte[] latin = (GOOD.replace("F1", "Å1") + "\n").getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("1 - line.utf8", load(ALFA, Format.ndjson(), latin).faults());
        byte[] surrogate = (GOOD.replace("F1", "xyz") + "\n").getBytes(StandardCharsets.UTF_8);
        int at = GOOD.indexOf("F1");
        surrogate[at] = (byte) 0xED;
        surrogate[at + 1] = (byte) 0xA0;
        surrogate[at + 2] = (byte) 0x80;
        assertEquals("1 - line.utf8", load(ALFA, Format.ndjson(), surrogate).faults());
        assertEquals("1 facility facility.unknown", load(GOOD.replace("F1", "Å1")).faults());
    }

    @Test
    void aLineLongerThanAMegabyteIsPassedOver() throws Exception {
        String longLine = el("2026-11-20", "P1D", " ".repeat(1024 * 1024) + "1");
        Told told = load(longLine, GOOD);
        assertEquals("1 - line.tooLong", told.faults());
        assertEquals(1, told.result().accepted());
    }

    @Test
    void aHeaderThatDoesNotNameTheFieldsIsNoFormat() {
        assertTrue(Format.csv("facility;series;day;resolution;unit;values").isPresent());
        assertFalse(Format.csv("facility;series;day;resolution;unit;value").isPresent());
        assertFalse(Format.csv("facility;facility;series").isPresent());
        assertFalse(Format.csv("").isPresent());
    }

    @Test
    void separatedValuesAreAsStrict() throws Exception {
        Told told =
                csv(
                        "facility;series;day;resolution;unit;values;quality",
                        "F1;EL_CONSUMPTION;2026-11-20;P1D;kWh;x;",
                        "F1;EL_CONSUMPTION;2026-11-20;P1D;kWh;;",
                        "F1;EL_CONSUMPTION;2026-11-20;P1D;kWh;1 2;",
                        "F1;EL_CONSUMPTION;2026-11-20;P1D;kWh;1.2.3;",
                        "F1;EL_CONSUMPTION;2026-11-20;P1D;kWh;1;X",
                        "F1;EL_CONSUMPTION;2026-11-20;P1D;kWh;1;;",
                        "F1;EL_CONSUMPTION;2026-11-20;P1D;kWh;\"1;");
        assertEquals(
                "1 values field.number, 2 values field.missing, 3 values values.count, 4 values"
                        + " field.number, 5 quality quality.missing, 6 - line.csv, 7 - line.csv",
                told.faults());
    }
}
