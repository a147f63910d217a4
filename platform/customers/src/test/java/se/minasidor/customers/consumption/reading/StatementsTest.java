package se.minasidor.customers.consumption.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static se.minasidor.customers.consumption.reading.MeterData.ALFA;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.DaySpan;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;

/** Reading costs the same few statements whatever the period, and opens no more than it must. */
class StatementsTest {

    private static MeterData data;
    private static UUID house;
    private static UUID anna;
    private static UUID bo;
    private static long meter;

    @BeforeAll
    static void start() throws IOException, SQLException {
        data = MeterData.start();
        house = data.facility(ALFA, "house", "EL");
        anna = data.customer(ALFA, "100");
        bo = data.customer(ALFA, "200");
        data.agreement(ALFA, anna, house, "2020-01-01", null);
        data.agreement(ALFA, bo, house, "2024-02-10", "2024-12-10");
        data.agreement(ALFA, bo, house, "2025-02-10", "2025-12-10");
        meter = data.series(ALFA, house, Quantity.EL_CONSUMPTION, Resolution.DAY);
        data.days(ALFA, meter, Resolution.DAY, 1000, "2024-01-01", "2026-06-30");
    }

    @AfterAll
    static void stop() throws IOException {
        data.close();
    }

    @Test
    void aTimeIsTwoStatements() throws SQLException {
        assertEquals(2, statements(anna, Resolution.HOUR, "2025-03-01", "2025-03-02"));
        assertEquals(2, statements(anna, Resolution.DAY, "2024-01-01", "2026-01-01"));
        assertEquals(2, statements(anna, Resolution.MONTH, "2024-01-01", "2026-01-01"));
        assertEquals(2, statements(anna, Resolution.YEAR, "2017-01-01", "2026-01-01"));
    }

    @Test
    void monthsInWhichAgreementsBeginAndEndAreOneMore() throws SQLException {
        assertEquals(3, statements(bo, Resolution.MONTH, "2024-01-01", "2026-01-01"));
        assertEquals(3, statements(bo, Resolution.YEAR, "2017-01-01", "2026-01-01"));
    }

    @Test
    void theYearBeforeCostsNoneMore() throws SQLException {
        for (Resolution resolution : List.of(Resolution.HOUR, Resolution.DAY, Resolution.MONTH)) {
            assertEquals(
                    2,
                    statements(
                            anna,
                            resolution,
                            new DaySpan(
                                    LocalDate.parse("2025-06-01"), LocalDate.parse("2025-06-30")),
                            new DaySpan(
                                    LocalDate.parse("2024-06-01"), LocalDate.parse("2024-06-30"))));
        }
    }

    @Test
    void correctionsAreOneMore() throws SQLException {
        data.sayAnew(ALFA, meter, Resolution.DAY, LocalDate.parse("2026-03-03"), null, 900);
        data.sayAnew(ALFA, meter, Resolution.DAY, LocalDate.parse("2026-05-03"), null, 900);
        assertEquals(3, statements(anna, Resolution.YEAR, "2017-01-01", "2027-01-01"));
        assertEquals(3, statements(anna, Resolution.DAY, "2026-01-01", "2026-07-01"));
        assertEquals(2, statements(anna, Resolution.DAY, "2024-01-01", "2025-01-01"));
    }

    @Test
    void onlyThePartitionsOfTheTimeAreOpened() throws SQLException {
        String plan = plan("2026-03-29", "2026-04-02");
        assertTrue(plan.contains("meter_day_2026_03"), plan);
        assertTrue(plan.contains("meter_day_2026_04"), plan);
        assertTrue(plan.contains("meter_day_2025_02"), plan);
        assertEquals(
                Set.of("meter_day_2025_02", "meter_day_2026_03", "meter_day_2026_04"),
                Pattern.compile("meter_day_20\\d\\d_\\d\\d")
                        .matcher(plan)
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toSet()),
                plan);
    }

    private static int statements(UUID customer, Resolution resolution, String from, String to)
            throws SQLException {
        return statements(
                customer,
                resolution,
                new DaySpan(LocalDate.parse(from), LocalDate.parse(to).minusDays(1)));
    }

    private static int statements(UUID customer, Resolution resolution, DaySpan... periods)
            throws SQLException {
        AtomicInteger prepared = new AtomicInteger();
        data.as(
                ALFA,
                connection -> {
                    Connection counting = counting(connection, prepared);
                    FacilityRows.Visible visible =
                            MeterData.visible(counting, ALFA, Set.of(customer), house)
                                    .of(EnumSet.of(Quantity.EL_CONSUMPTION));
                    return new ConsumptionReader(counting, ALFA)
                            .values(visible, resolution, List.of(periods));
                });
        return prepared.get();
    }

    private static Connection counting(Connection connection, AtomicInteger prepared) {
        return (Connection)
                Proxy.newProxyInstance(
                        StatementsTest.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("prepareStatement")) {
                                prepared.incrementAndGet();
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static String plan(String from, String to) throws SQLException {
        String sql =
                "explain " + ValueRows.DAYS.formatted("amounts") + " and " + ValueRows.within(2);
        return data.as(
                ALFA,
                connection -> {
                    try (PreparedStatement query = connection.prepareStatement(sql)) {
                        query.setString(1, ALFA.value());
                        query.setArray(2, connection.createArrayOf("bigint", new Object[] {meter}));
                        query.setObject(3, LocalDate.parse(from));
                        query.setObject(4, LocalDate.parse(to));
                        query.setObject(5, LocalDate.parse(from));
                        query.setObject(6, LocalDate.parse("2025-02-01"));
                        query.setObject(7, LocalDate.parse("2025-03-01"));
                        query.setObject(8, LocalDate.parse("2025-02-01"));
                        StringBuilder plan = new StringBuilder();
                        try (ResultSet row = query.executeQuery()) {
                            while (row.next()) {
                                plan.append(row.getString(1)).append('\n');
                            }
                        }
                        return plan.toString();
                    }
                });
    }
}
