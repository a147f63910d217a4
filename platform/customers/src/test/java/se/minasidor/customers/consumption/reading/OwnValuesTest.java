package se.minasidor.customers.consumption.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static se.minasidor.customers.consumption.reading.MeterData.ALFA;
import static se.minasidor.customers.consumption.reading.MeterData.BETA;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.DaySpan;
import se.minasidor.customers.MeterValue;
import se.minasidor.customers.MeteredFacility;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SeriesValues;
import se.minasidor.tenancy.TenantId;

/** A customer sees a facility's values on the days of their own agreements, and no others. */
class OwnValuesTest {

    private static MeterData data;

    private UUID flat;
    private UUID anna;
    private UUID bo;
    private long meter;

    @BeforeAll
    static void start() throws IOException, SQLException {
        data = MeterData.start();
    }

    @AfterAll
    static void stop() throws IOException {
        data.close();
    }

    /** A flat where each hour is 1 kWh, from the first of August to the end of October. */
    @BeforeEach
    void aFlat() throws SQLException {
        data.empty();
        flat = data.facility(ALFA, "flat", "EL");
        anna = data.customer(ALFA, "100");
        bo = data.customer(ALFA, "200");
        meter = data.series(ALFA, flat, Quantity.EL_CONSUMPTION, Resolution.HOUR);
        data.days(ALFA, meter, Resolution.HOUR, 1000, "2026-08-01", "2026-10-31");
    }

    @Test
    void whoMovesInSeesFromTheFirstDay() throws SQLException {
        data.agreement(ALFA, anna, flat, "2026-09-10", null);
        assertEquals("- 24000 24000", days(anna, "2026-09-09", "2026-09-12"));
        assertEquals("- 504000 745000", months(anna, "2026-08-01", "2026-11-01"));
        assertEquals("1249000", amounts(anna, Resolution.YEAR, "2026-01-01", "2027-01-01"));
    }

    @Test
    void whoMovesOutSeesTheLastDayAndNotTheDayAfter() throws SQLException {
        data.agreement(ALFA, anna, flat, "2020-01-01", "2026-09-10");
        assertEquals("24000 24000 -", days(anna, "2026-09-09", "2026-09-12"));
        assertEquals("744000 240000 -", months(anna, "2026-08-01", "2026-11-01"));
        MeterValue september =
                values(anna, Resolution.MONTH, "2026-09-01", "2026-10-01").values().get(0);
        assertEquals(10 * 1440, september.ownMinutes());
        assertEquals(10 * 1440, september.knownMinutes());
        String hours = amounts(anna, Resolution.HOUR, "2026-09-10", "2026-09-12");
        assertEquals("1000 ".repeat(24) + "- ".repeat(24), hours + " ");
    }

    @Test
    void twoTenantsOfAFlatNeverSeeEachOthersDays() throws SQLException {
        data.agreement(ALFA, anna, flat, "2020-01-01", "2026-09-10");
        data.agreement(ALFA, bo, flat, "2026-09-11", null);
        assertEquals("24000 24000 - -", days(anna, "2026-09-09", "2026-09-13"));
        assertEquals("- - 24000 24000", days(bo, "2026-09-09", "2026-09-13"));
        assertEquals("744000 240000 -", months(anna, "2026-08-01", "2026-11-01"));
        assertEquals("- 480000 745000", months(bo, "2026-08-01", "2026-11-01"));
    }

    @Test
    void theHighestHourIsOneOfTheOwnDays() throws SQLException {
        Integer[] high = new Integer[24];
        Arrays.fill(high, 1000);
        high[7] = 9000;
        data.sayAnew(ALFA, meter, Resolution.HOUR, LocalDate.parse("2026-09-05"), "E", high);
        data.agreement(ALFA, anna, flat, "2026-09-10", null);
        data.agreement(ALFA, bo, flat, "2026-09-01", "2026-09-09");
        for (Resolution shown : List.of(Resolution.HOUR, Resolution.DAY, Resolution.MONTH)) {
            assertEquals(1000, values(anna, shown, "2026-09-01", "2026-10-01").highest().amount());
            SeriesValues.Highest highest = values(bo, shown, "2026-09-01", "2026-10-01").highest();
            assertEquals(9000, highest.amount());
            assertEquals("2026-09-05T07:00+02:00[Europe/Stockholm]", highest.from().toString());
        }
    }

    @Test
    void whatAnotherTenantWasCorrectedForIsNotTold() throws SQLException {
        Integer[] other = new Integer[24];
        Arrays.fill(other, 2000);
        data.sayAnew(ALFA, meter, Resolution.HOUR, LocalDate.parse("2026-09-05"), null, other);
        data.agreement(ALFA, anna, flat, "2026-09-10", null);
        for (Resolution shown : List.of(Resolution.HOUR, Resolution.DAY, Resolution.MONTH)) {
            for (MeterValue value : values(anna, shown, "2026-09-01", "2026-10-01").values()) {
                assertEquals(false, value.corrected());
                assertNull(value.before());
            }
        }
    }

    @Test
    void agreementsInARowAreOneTime() throws SQLException {
        data.agreement(ALFA, anna, flat, "2026-09-11", null);
        data.agreement(ALFA, anna, flat, "2020-01-01", "2026-09-10");
        data.agreement(ALFA, anna, flat, "2025-01-01", "2025-12-31");
        assertEquals("720000", months(anna, "2026-09-01", "2026-10-01"));
        assertEquals(List.of(new DaySpan(LocalDate.parse("2020-01-01"), LocalDate.MAX)), own(anna));
    }

    @Test
    void whoComesBackDoesNotSeeTheTimeBetween() throws SQLException {
        data.agreement(ALFA, anna, flat, "2026-08-01", "2026-08-10");
        data.agreement(ALFA, anna, flat, "2026-09-20", null);
        assertEquals("240000 264000 745000", months(anna, "2026-08-01", "2026-11-01"));
        assertEquals("24000 - ", days(anna, "2026-08-10", "2026-08-12") + " ");
    }

    @Test
    void mergedCustomerNumbersSeeTogether() throws SQLException {
        data.agreement(ALFA, anna, flat, "2026-08-01", "2026-09-10");
        data.agreement(ALFA, bo, flat, "2026-09-11", null);
        data.write(
                ALFA, "update customer set merged_into = '%s' where id = '%s'".formatted(bo, anna));
        assertEquals("744000 720000 745000", months(bo, "2026-08-01", "2026-11-01"));
    }

    @Test
    void aSharedMeterIsSeenByBothAndByBothNumbersAtOnce() throws SQLException {
        data.agreement(ALFA, anna, flat, "2026-08-01", "2026-09-10");
        data.agreement(ALFA, bo, flat, "2026-09-01", null);
        assertEquals("- 24000", days(bo, "2026-08-31", "2026-09-02"));
        assertEquals("24000 24000", days(anna, "2026-08-31", "2026-09-02"));
        List<SeriesValues> both =
                data.values(
                        ALFA, Set.of(anna, bo), flat, Resolution.MONTH, "2026-09-01", "2026-10-01");
        assertEquals("720000", amounts(both.get(0)));
    }

    @Test
    void aDeletedAgreementGivesNothing() throws SQLException {
        data.agreement(ALFA, anna, flat, "2026-08-01", null);
        data.write(ALFA, "update agreement set deleted = true");
        assertEquals(List.of(), seen(ALFA, anna));
        assertEquals(List.of(), own(anna));
    }

    @Test
    void aDeletedCustomerOrFacilitySeesNothing() throws SQLException {
        data.agreement(ALFA, anna, flat, "2026-08-01", null);
        data.write(ALFA, "update customer set deleted = true");
        assertEquals(List.of(), seen(ALFA, anna));
        data.write(ALFA, "update customer set deleted = false");
        assertEquals(1, seen(ALFA, anna).size());
        data.write(ALFA, "update facility set deleted = true");
        assertEquals(List.of(), seen(ALFA, anna));
    }

    @Test
    void anotherCustomersFacilityHasNothingToShow() throws SQLException {
        data.agreement(ALFA, anna, flat, "2026-08-01", null);
        assertEquals(List.of(), seen(ALFA, bo));
        assertEquals(
                List.of(),
                data.values(ALFA, Set.of(), flat, Resolution.DAY, "2026-09-01", "2026-09-03"));
    }

    @Test
    void anotherTenantSeesNothingWithTheSameIds() throws SQLException {
        data.agreement(ALFA, anna, flat, "2026-08-01", null);
        assertEquals(List.of(), seen(BETA, anna));
    }

    @Test
    void aMonthReadAsOneIsSeenByWhoHadAllOfIt() throws SQLException {
        UUID house = data.facility(ALFA, "house", "WATER");
        long water = data.series(ALFA, house, Quantity.WATER, Resolution.MONTH);
        for (String month : List.of("2026-08-01", "2026-09-01", "2026-10-01")) {
            data.day(ALFA, water, Resolution.MONTH, LocalDate.parse(month), null, 5000);
        }
        data.agreement(ALFA, anna, house, "2026-08-15", "2026-10-15");
        SeriesValues asked =
                data.values(ALFA, Set.of(anna), house, Resolution.DAY, "2026-08-20", "2026-10-05")
                        .get(0);
        assertEquals(Resolution.MONTH, asked.resolution());
        assertEquals("- 5000 -", amounts(asked));
        MeteredFacility.Series series =
                new StoredSeries(
                                water,
                                house,
                                Quantity.WATER,
                                Resolution.MONTH,
                                LocalDate.parse("2026-08-01"),
                                LocalDate.parse("2026-10-01"))
                        .within(
                                data.as(ALFA, c -> new FacilityRows(c, ALFA).visible(Set.of(anna)))
                                        .get(house)
                                        .own())
                        .orElseThrow();
        assertEquals("2026-09-01", series.firstDay().toString());
        assertEquals("2026-09-30", series.lastDay().toString());
    }

    private List<DaySpan> own(UUID customer) throws SQLException {
        FacilityRows.Visible visible =
                data.as(ALFA, c -> new FacilityRows(c, ALFA).visible(Set.of(customer))).get(flat);
        return visible == null ? List.of() : visible.own().spans();
    }

    private List<SeriesValues> seen(TenantId tenant, UUID customer) throws SQLException {
        return data.values(
                tenant, Set.of(customer), flat, Resolution.DAY, "2026-09-01", "2026-09-03");
    }

    private String days(UUID customer, String from, String to) throws SQLException {
        return amounts(customer, Resolution.DAY, from, to);
    }

    private String months(UUID customer, String from, String to) throws SQLException {
        return amounts(customer, Resolution.MONTH, from, to);
    }

    private String amounts(UUID customer, Resolution resolution, String from, String to)
            throws SQLException {
        return amounts(values(customer, resolution, from, to));
    }

    private SeriesValues values(UUID customer, Resolution resolution, String from, String to)
            throws SQLException {
        return data.values(ALFA, Set.of(customer), flat, resolution, from, to).get(0);
    }

    private static String amounts(SeriesValues series) {
        return series.values().stream()
                .map(v -> v.isMissing() ? "-" : v.amount().toString())
                .collect(Collectors.joining(" "));
    }
}
