package se.minasidor.portal.container;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A customer of tenant alfa who is signed in and has an electricity meter with almost three years
 * of hours, among a hundred others; for benchmarks.
 */
public record MeteredHousehold(UUID customer, UUID facility, String cookies) {

    public static final String TENANT = "alfa";
    public static final String HOST = Resident.HOST;

    private static final String PASSWORD = "en lång mening om mätare";

    private static final String[] VALUES = {
        """
        insert into facility (tenant_id, external_id, facility_id, service, street, city, legal_entity)
        select 'alfa', 'M-' || i, 'M-' || i, 'EL', 'Mätargatan ' || i, 'Arvika', 'main'
        from generate_series(1, 100) i
        """,
        """
        insert into agreement (tenant_id, external_id, customer_id, facility_id, product,
            legal_entity, valid_from)
        select 'alfa', 'M-1', c.id, f.id, 'El', 'main', '2020-01-01' from customer c, facility f
        where c.tenant_id = 'alfa' and c.external_id = '%s' and f.external_id = 'M-1'
        """,
        """
        insert into meter_series (tenant_id, facility_id, quantity, minutes, first_day, last_day)
        select tenant_id, id, 'EL_CONSUMPTION', 60, '2024-01-01', '2026-11-20'
        from facility where external_id like 'M-%%'
        """,
        """
        select make_meter_month(m::date)
        from generate_series(date '2024-01-01', date '2026-11-01', interval '1 month') m
        """,
        """
        insert into meter_day (tenant_id, series_id, day, minutes, known_minutes,
            estimated_minutes, highest, highest_at, total, import_id, amounts)
        select s.tenant_id, s.id, d.day, 60, 60 * d.hours, 0, 1980, 18, v.total, gen_random_uuid(),
            v.amounts
        from meter_series s,
            (select day::date, (extract(epoch from
                    (day + interval '1 day') at time zone 'Europe/Stockholm'
                    - day at time zone 'Europe/Stockholm') / 3600)::integer as hours
                from generate_series(timestamp '2024-01-01', '2026-11-20', '1 day') day) d,
            lateral (select array_agg(a) as amounts, sum(a) as total
                from (select 300 + (s.id * 31 + extract(doy from d.day)::int * 17 + h * 71) %% 1700
                    from generate_series(1, d.hours) h) hour (a)) v
        """,
        """
        insert into meter_month (tenant_id, series_id, month, known_minutes, estimated_minutes,
            revised_days, highest, highest_day, highest_at, total)
        select tenant_id, series_id, date_trunc('month', day), sum(known_minutes), 0, 0,
            max(highest), min(day), 18, sum(total)
        from meter_day group by 1, 2, 3
        """,
        "analyze"
    };

    public static MeteredHousehold moveIn(Node node) throws SQLException {
        Resident resident = Resident.bringIn(node, "193603239090").get(0);
        for (String statement : VALUES) {
            Resident.sql(statement.formatted(resident.number()));
        }
        Visitor visitor = Visitor.of(node, HOST);
        resident.choose(visitor, PASSWORD);
        HttpResponse<String> entered = visitor.logIn(resident.number(), PASSWORD);
        if (!visitor.isIn()) {
            throw new IllegalStateException("Not signed in: " + entered.statusCode());
        }
        return new MeteredHousehold(
                id("select id from customer where external_id = '" + resident.number() + "'"),
                id("select id from facility where external_id = 'M-1'"),
                visitor.cookies());
    }

    private static UUID id(String query) throws SQLException {
        try (Connection all = Surroundings.superuser();
                Statement sql = all.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }
}
