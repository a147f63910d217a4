package se.minasidor.customers.consumption.reading;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import se.minasidor.customers.DaySpan;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SeriesValues;
import se.minasidor.customers.SwedishTime;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

/** A database with customers, agreements and meter days, written as an import leaves them. */
final class MeterData implements AutoCloseable {

    static final TenantId ALFA = new TenantId("alfa");
    static final TenantId BETA = new TenantId("beta");

    private final Database database;

    private MeterData(Database database) {
        this.database = database;
    }

    static MeterData start() throws IOException, SQLException {
        return new MeterData(new Database("V1_0__tenancy", "V1_2__customers", "V2_0__consumption"));
    }

    @Override
    public void close() throws IOException {
        database.close();
    }

    void empty() throws SQLException {
        database.asSuperuser("truncate customer, meter_day cascade");
        database.asSuperuser("truncate facility cascade");
    }

    /** Work in a transaction of a tenant. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T as(TenantId tenant, Work<T> work) throws SQLException {
        try (Connection connection = database.of(tenant)) {
            T result = work.on(connection);
            connection.commit();
            return result;
        }
    }

    void write(TenantId tenant, String... statements) throws SQLException {
        as(
                tenant,
                connection -> {
                    try (Statement sql = connection.createStatement()) {
                        for (String statement : statements) {
                            sql.execute(statement);
                        }
                    }
                    return null;
                });
    }

    UUID customer(TenantId tenant, String number) throws SQLException {
        UUID id = UUID.randomUUID();
        write(
                tenant,
                """
                insert into customer (tenant_id, id, external_id, customer_number, number_key, kind,
                    legal_entity, name, party_key)
                values ('%s', '%s', '%3$s', '%3$s', '%3$s', 'PERSON', 'main', 'Namn', 'c-%2$s')
                """
                        .formatted(tenant.value(), id, number));
        return id;
    }

    UUID facility(TenantId tenant, String externalId, String service) throws SQLException {
        UUID id = UUID.randomUUID();
        write(
                tenant,
                """
                insert into facility (tenant_id, id, external_id, facility_id, service, legal_entity)
                values ('%s', '%s', '%3$s', '%3$s', '%4$s', 'main')
                """
                        .formatted(tenant.value(), id, externalId, service));
        return id;
    }

    /**
     * @param to the last day, or null
     */
    void agreement(TenantId tenant, UUID customer, UUID facility, String from, String to)
            throws SQLException {
        write(
                tenant,
                """
                insert into agreement (tenant_id, external_id, customer_id, facility_id, product,
                    legal_entity, valid_from, valid_to)
                values ('%s', gen_random_uuid(), '%s', '%s', 'El', 'main', '%s', %s)
                """
                        .formatted(
                                tenant.value(),
                                customer,
                                facility,
                                from,
                                to == null ? "null" : "'" + to + "'"));
    }

    long series(TenantId tenant, UUID facility, Quantity quantity, Resolution finest)
            throws SQLException {
        String insert =
                """
                insert into meter_series (tenant_id, facility_id, quantity, minutes, first_day, last_day)
                values ('%s', '%s', '%s', %d, '2020-01-01', '2026-11-20') returning id
                """
                        .formatted(tenant.value(), facility, quantity, finest.minutes());
        return as(
                tenant,
                connection -> {
                    try (Statement sql = connection.createStatement();
                            var row = sql.executeQuery(insert)) {
                        row.next();
                        return row.getLong(1);
                    }
                });
    }

    /** Days of equal values, with the month rows they make. */
    void days(TenantId tenant, long series, Resolution length, int amount, String from, String to)
            throws SQLException {
        LocalDate end = LocalDate.parse(to).plusDays(1);
        for (LocalDate day : LocalDate.parse(from).datesUntil(end).toList()) {
            Integer[] amounts = new Integer[SwedishTime.slots(day, length.minutes())];
            Arrays.fill(amounts, amount);
            day(tenant, series, length, day, null, amounts);
        }
    }

    void day(
            TenantId tenant,
            long series,
            Resolution length,
            LocalDate day,
            String quality,
            Integer... amounts)
            throws SQLException {
        write(
                tenant,
                "select make_meter_month('" + day + "')",
                dayRow(tenant, series, length, day, quality, amounts),
                month(tenant, series, day));
    }

    private static String dayRow(
            TenantId tenant,
            long series,
            Resolution length,
            LocalDate day,
            String quality,
            Integer... amounts) {
        boolean month = length == Resolution.MONTH;
        int minutes =
                switch (length) {
                    case DAY -> SwedishTime.minutes(day);
                    case MONTH -> SwedishTime.minutes(day, day.plusMonths(1));
                    default -> length.minutes();
                };
        Slots slots = Slots.stored(day, length, true, quality, amounts);
        Long total = null;
        int known = 0;
        int estimated = 0;
        for (int i = 0; i < slots.count(); i++) {
            known += slots.known(i);
            estimated += slots.estimated(i);
            if (slots.amount(i) != null) {
                total = (total == null ? 0 : total) + slots.amount(i);
            }
        }
        Integer highest = null;
        int at = 0;
        if (minutes <= 60) {
            Slots hours = slots.coarser(Resolution.HOUR);
            for (int i = 0; i < hours.count(); i++) {
                if (hours.known(i) == 60 && (highest == null || hours.amount(i) > highest)) {
                    highest = hours.amount(i).intValue();
                    at = i;
                }
            }
        }
        return """
        insert into meter_day (tenant_id, series_id, day, minutes, known_minutes,
            estimated_minutes, highest, highest_at, total, import_id, quality, amounts)
        values ('%s', %d, '%s', %d, %d, %d, %s, %s, %s, gen_random_uuid(), %s, '{%s}')
        """
                .formatted(
                        tenant.value(),
                        series,
                        day,
                        length.minutes(),
                        known,
                        estimated,
                        highest,
                        month || highest == null ? null : at,
                        total,
                        quality == null ? "null" : "'" + quality + "'",
                        Arrays.stream(amounts)
                                .map(String::valueOf)
                                .collect(Collectors.joining(",")));
    }

    private static String month(TenantId tenant, long series, LocalDate day) {
        return """
        insert into meter_month (tenant_id, series_id, month, known_minutes, estimated_minutes,
            revised_days, highest, highest_day, highest_at, total)
        select tenant_id, series_id, date_trunc('month', day), sum(known_minutes),
            sum(estimated_minutes), count(*) filter (where revision > 0), max(highest),
            (array_agg(day order by highest desc nulls last, day))[1],
            (array_agg(highest_at order by highest desc nulls last, day))[1], sum(total)
        from meter_day where tenant_id = '%s' and series_id = %d
            and day >= date_trunc('month', date '%3$s')
            and day < date_trunc('month', date '%3$s') + interval '1 month'
        group by 1, 2, 3
        on conflict (tenant_id, series_id, month) do update set
            known_minutes = excluded.known_minutes, revised_days = excluded.revised_days,
            estimated_minutes = excluded.estimated_minutes, highest = excluded.highest,
            highest_day = excluded.highest_day, highest_at = excluded.highest_at,
            total = excluded.total
        """
                .formatted(tenant.value(), series, day);
    }

    /** Says a day anew. */
    void sayAnew(
            TenantId tenant,
            long series,
            Resolution length,
            LocalDate day,
            String quality,
            Integer... amounts)
            throws SQLException {
        String key =
                " where tenant_id = '%s' and series_id = %d and day = '%s'"
                        .formatted(tenant.value(), series, day);
        write(
                tenant,
                """
                insert into meter_day_before (tenant_id, series_id, day, revision, minutes, total,
                    arrived_at, import_id, quality, amounts)
                select tenant_id, series_id, day, revision, minutes, total, arrived_at, import_id,
                    quality, amounts from meter_day
                """
                        + key,
                "create temp table anew on commit drop as select revision + 1 as r from meter_day"
                        + key,
                "delete from meter_day" + key,
                dayRow(tenant, series, length, day, quality, amounts),
                "update meter_day set revision = (select r from anew)" + key,
                month(tenant, series, day));
    }

    List<SeriesValues> values(
            TenantId tenant,
            Set<UUID> customers,
            UUID facility,
            Resolution resolution,
            String from,
            String to)
            throws SQLException {
        return as(
                tenant,
                connection ->
                        new ConsumptionReader(connection, tenant)
                                .values(
                                        visible(connection, tenant, customers, facility)
                                                .of(EnumSet.allOf(Quantity.class)),
                                        resolution,
                                        List.of(
                                                new DaySpan(
                                                        LocalDate.parse(from),
                                                        LocalDate.parse(to).minusDays(1))))
                                .get(0));
    }

    static FacilityRows.Visible visible(
            Connection connection, TenantId tenant, Set<UUID> customers, UUID facility)
            throws SQLException {
        return new FacilityRows(connection, tenant)
                .visible(customers)
                .getOrDefault(facility, FacilityRows.Visible.NOTHING);
    }
}
