package se.minasidor.portal.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;

/**
 * How much room do quarters take as days with arrays, against a lean table with a row for each?
 * Both have the same key columns in their primary key; indexes count.
 *
 * <p>Run it with {@code ./mvnw verify -Pbenchmark -DskipTests -Dbenchmark=BytesPerValue -pl
 * platform/portal -am}.
 */
public final class BytesPerValueBenchmark {

    private static final int FACILITIES = 500;
    private static final int DAYS = 30;

    private BytesPerValueBenchmark() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start();
                Connection connection = database.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create role working");
            for (String file : List.of("V1_0__tenancy", "V1_2__customers", "V2_0__consumption")) {
                sql.execute(migration(file).replace("${appRole}", "working"));
            }
            measure(connection, sql);
        }
        System.exit(0);
    }

    private static String migration(String name) throws IOException {
        String path = "/db/migration/" + name + ".sql";
        try (InputStream in = BytesPerValueBenchmark.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void measure(Connection connection, Statement sql) throws SQLException {
        LocalDate first = MeterDays.FIRST;
        sql.execute("select make_meter_month('" + first + "')");
        MeterDays.makeFacilities(connection, "alfa", FACILITIES);
        sql.execute(
                """
                insert into meter_series
                  (tenant_id, facility_id, quantity, minutes, first_day, last_day)
                select 'alfa', id, 'EL_CONSUMPTION', 15, '%s', '%s' from facility
                """
                        .formatted(first, first.plusDays(DAYS - 1)));
        MeterDays days = new MeterDays();
        new RawImport(connection, connection, "alfa").bringIn(days, FACILITIES, 0, DAYS);
        sql.execute(
                """
                create table meter_value (
                  tenant_id text not null, series_id bigint not null, begins timestamptz not null,
                  amount integer not null, primary key (tenant_id, series_id, begins))
                """);
        sql.execute(
                """
                insert into meter_value
                select tenant_id, series_id,
                  (day + (slot - 1) * interval '15 minutes') at time zone 'Europe/Stockholm', amount
                from meter_day cross join unnest(amounts) with ordinality a (amount, slot)
                order by series_id, day, slot
                """);
        sql.execute("vacuum analyze meter_value");
        double values = number(sql, "select count(*) from meter_value");
        double rows = number(sql, "select pg_total_relation_size('meter_value')") / values;
        double arrays =
                number(
                                sql,
                                "select sum(pg_total_relation_size(relid)) from"
                                        + " pg_partition_tree('meter_day')")
                        / values;
        System.out.printf(
                "%.0f values: %.1f bytes each in a day's array, %.1f in a row of its own%n",
                values, arrays, rows);
        System.out.printf(
                "bytes as days / bytes as rows = %.3f (goal 0.10 or less)%n", arrays / rows);
    }

    private static double number(Statement sql, String question) throws SQLException {
        try (ResultSet row = sql.executeQuery(question)) {
            row.next();
            return row.getDouble(1);
        }
    }
}
