package se.minasidor.customers.consumption;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import se.minasidor.customers.imports.Findings;
import se.minasidor.customers.imports.LineReader;
import se.minasidor.tenancy.PagesInHand;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

/**
 * Meter days on their way into a real PostgreSQL, as the role that row security binds. Two tenants
 * have a facility for el (F1), one for heat (H1), one for water (V1), and two that share an id.
 */
abstract class Loading {

    static final TenantId ALFA = new TenantId("alfa");
    static final TenantId BETA = new TenantId("beta");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final String ID = "735999109151401011";

    static final PagesInHand PAGES = new PagesInHand();

    private static Database database;

    /** What became of a body. */
    record Told(MeterDayLoad.Result result, String faults) {}

    @BeforeAll
    static void start() throws IOException, SQLException {
        database =
                new Database(
                        "V1_0__tenancy",
                        "V1_2__customers",
                        "V2_0__consumption",
                        "V3_5__meter_statistics");
        for (TenantId tenant : List.of(ALFA, BETA)) {
            try (Connection connection = working(tenant);
                    Statement sql = connection.createStatement()) {
                sql.execute(
                        """
                        insert into facility (tenant_id, external_id, facility_id, service, legal_entity)
                        values (current_setting('app.tenant'), 'F1', '%s', 'EL', 'main'),
                          (current_setting('app.tenant'), 'F2', '735999109151401028', 'EL', 'main'),
                          (current_setting('app.tenant'), 'H1', 'v-77', 'HEAT', 'main'),
                          (current_setting('app.tenant'), 'V1', 'v-77', 'WATER', 'main'),
                          (current_setting('app.tenant'), 'D1', 'double', 'EL', 'main'),
                          (current_setting('app.tenant'), 'D2', 'double', 'EL', 'main')
                        """
                                .formatted(ID));
                connection.commit();
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.asSuperuser("truncate meter_series, meter_day, meter_day_before, meter_month");
    }

    static Told load(String... lines) throws IOException, SQLException {
        return load(ALFA, Format.ndjson(), lines);
    }

    static Told csv(String header, String... lines) throws IOException, SQLException {
        return load(ALFA, Format.csv(header).orElseThrow(), lines);
    }

    static Told load(TenantId tenant, Format format, String... lines)
            throws IOException, SQLException {
        return load(
                tenant, format, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Told load(TenantId tenant, Format format, byte[] body) throws IOException, SQLException {
        Findings errors = new Findings();
        try (Connection connection = working(tenant)) {
            MeterDayLoad load =
                    new MeterDayLoad(
                            connection,
                            tenant,
                            UUID.randomUUID(),
                            Loading::month,
                            PAGES.aside(),
                            TODAY);
            MeterDayLoad.Result result =
                    load.load(
                            new LineReader(new ByteArrayInputStream(body)),
                            format,
                            errors,
                            new Findings());
            connection.commit();
            return new Told(result, faults(errors));
        }
    }

    /** As lines of number, field and code. */
    private static String faults(Findings errors) {
        return errors.json().build().stream()
                .map(e -> e.asJsonObject())
                .map(
                        e ->
                                e.getInt("line")
                                        + " "
                                        + e.getString("field", "-")
                                        + " "
                                        + e.getString("code"))
                .collect(Collectors.joining(", "));
    }

    static void month(LocalDate first) throws SQLException {
        database.call("make_meter_month", first);
    }

    static Connection working(TenantId tenant) throws SQLException {
        return database.of(tenant);
    }

    /** The rows of a question, columns with a blank and rows with a comma between. */
    static String rows(String sql) throws SQLException {
        return rows(ALFA, sql);
    }

    static String rows(TenantId tenant, String sql) throws SQLException {
        return database.rows(tenant, sql);
    }

    /** A line of el at F1. */
    static String el(String day, String resolution, String values) {
        return line("F1", "EL_CONSUMPTION", day, resolution, "kWh", values);
    }

    static String line(
            String facility,
            String series,
            String day,
            String resolution,
            String unit,
            String values) {
        return ("{\"facility\":\"%s\",\"series\":\"%s\",\"day\":\"%s\",\"resolution\":\"%s\","
                        + "\"unit\":\"%s\",\"values\":[%s]}")
                .formatted(facility, series, day, resolution, unit, values);
    }

    /** The same value again and again. */
    static String times(int count, String value) {
        return IntStream.range(0, count).mapToObj(i -> value).collect(Collectors.joining(","));
    }

    /** 1, 2, 3 and so on. */
    static String upTo(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
    }
}
