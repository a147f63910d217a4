package se.minasidor.customers.consumption;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
import se.minasidor.tenancy.TenantId;

/**
 * Meter days on their way into a real PostgreSQL, as the role that row security binds. Two tenants
 * have a facility for el (F1), one for heat (H1), one for water (V1), and two that share an id.
 */
abstract class Loading {

    static final TenantId ALFA = new TenantId("alfa");
    static final TenantId BETA = new TenantId("beta");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final String ID = "735999109151401011";

    private static EmbeddedPostgres database;

    /** What became of a body. */
    record Told(MeterDayLoad.Result result, String faults) {}

    @BeforeAll
    static void start() throws IOException, SQLException {
        database = EmbeddedPostgres.builder().start();
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create role owning login nosuperuser");
            sql.execute("create role working login nosuperuser nobypassrls");
            sql.execute("create database data owner owning");
        }
        try (Connection connection = database.getDatabase("owning", "data").getConnection();
                Statement sql = connection.createStatement()) {
            for (String file : List.of("V1_0__tenancy", "V1_2__customers", "V2_0__consumption")) {
                sql.execute(
                        text("/db/migration/" + file + ".sql").replace("${appRole}", "working"));
            }
        }
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

    private static String text(String resource) throws IOException {
        try (InputStream in = Loading.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = database.getDatabase("postgres", "data").getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("truncate meter_series, meter_day, meter_day_before, meter_month");
        }
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
                    new MeterDayLoad(connection, tenant, UUID.randomUUID(), Loading::month, TODAY);
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
        try (Connection connection = database.getDatabase("working", "data").getConnection();
                PreparedStatement make =
                        connection.prepareStatement("select make_meter_month(?)")) {
            make.setObject(1, first);
            make.execute();
        }
    }

    static Connection working(TenantId tenant) throws SQLException {
        Connection connection = database.getDatabase("working", "data").getConnection();
        connection.setAutoCommit(false);
        try (PreparedStatement scope =
                connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            scope.setString(1, tenant.value());
            scope.execute();
        }
        return connection;
    }

    /** The rows of a question, columns with a blank and rows with a comma between. */
    static String rows(String sql) throws SQLException {
        return rows(ALFA, sql);
    }

    static String rows(TenantId tenant, String sql) throws SQLException {
        try (Connection connection = working(tenant);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            StringBuilder all = new StringBuilder();
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                all.append(all.isEmpty() ? "" : ", ");
                for (int i = 1; i <= columns; i++) {
                    all.append(i == 1 ? "" : " ").append(row.getString(i));
                }
            }
            return all.toString();
        }
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
