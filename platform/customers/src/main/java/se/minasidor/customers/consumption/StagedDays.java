package se.minasidor.customers.consumption;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.imports.Findings;
import se.minasidor.tenancy.TenantId;

/**
 * The days that passed their own checks, in a temporary table: PostgreSQL refuses COPY for tables
 * with row security. Here they get their series, and lose those that do not fit what is known.
 */
final class StagedDays {

    /** Each service by the quantities measured there. */
    private static final String SERVICES =
            Arrays.stream(Quantity.values())
                    .map(q -> "('" + q + "', '" + q.getService() + "')")
                    .collect(Collectors.joining(", ", "(values ", ") q (quantity, service)"));

    /** A staged line with the series it belongs to. */
    static final String LINES =
            "meter_line l join meter_name n using (facility, facility_id, quantity)";

    /**
     * The days a name has values for: the first of them, and the last together with its resolution
     * as the largest of one number, see {@link #LATEST_DAY}. A month's value reaches to its end.
     */
    private static final String SPANS =
            """
            select facility, facility_id, quantity, coalesce(%s, min(day)), max(minutes),
              max(minutes + 2048 * (case when minutes = 0
                then cast(day + interval '1 month' as date) - 1 else day end - date '2000-01-01'))
                filter (where total is not null)
            from meter_line group by facility, facility_id, quantity
            """
                    .formatted("min(day) filter (where total is not null)");

    static final String LATEST_DAY = "date '2000-01-01' + latest / 2048";
    static final String LATEST_MINUTES = "latest % 2048";

    private final LoadSql sql;
    private final TenantId tenant;
    private final Findings errors;
    private long rejected;

    StagedDays(LoadSql sql, TenantId tenant, Findings errors) {
        this.sql = sql;
        this.tenant = tenant;
        this.errors = errors;
    }

    void create() throws SQLException {
        sql.run("drop table if exists meter_line, meter_name, meter_written, meter_changed");
        sql.run(
                """
                create temporary table meter_line (
                  line integer, facility text, facility_id text, quantity text, day date,
                  minutes smallint, known_minutes integer, estimated_minutes integer,
                  highest integer, highest_at smallint, total bigint, quality text,
                  amounts integer[]) on commit drop
                """);
    }

    /** Finds the facilities and series that lines name; series are made where there are none. */
    void resolve() throws SQLException {
        sql.run(
                """
                create temporary table meter_name (
                  facility text, facility_id text, quantity text, first_day date, minutes smallint, latest integer,
                  known integer, fitting integer, found uuid, series bigint) on commit drop
                """);
        sql.run(
                "insert into meter_name (facility, facility_id, quantity, first_day, minutes, latest) "
                        + SPANS);
        sql.run("analyze meter_name (facility, facility_id, quantity)");
        find("f.external_id = n.facility and n.facility <> ''");
        find("f.facility_id = n.facility_id and n.facility_id <> ''");
        sql.execute(
                """
                insert into meter_series
                  (tenant_id, facility_id, quantity, minutes, first_day, last_day)
                select ?, n.found, n.quantity, n.minutes, n.first_day, n.first_day
                from meter_name n
                where n.fitting = 1 and not exists (
                  select from meter_series s
                  where s.tenant_id = ? and s.facility_id = n.found and s.quantity = n.quantity)
                on conflict do nothing
                """,
                tenant.value(),
                tenant.value());
        sql.execute(
                """
                update meter_name n set series = s.id from meter_series s
                where s.tenant_id = ? and s.facility_id = n.found and s.quantity = n.quantity
                """,
                tenant.value());
    }

    private void find(String sameFacility) throws SQLException {
        sql.execute(
                """
                update meter_name n set known = f.known, fitting = f.fitting,
                  found = case when f.fitting = 1 then f.found end
                from (
                  select n.facility, n.facility_id, n.quantity, count(*) as known,
                    count(*) filter (where f.service = q.service) as fitting,
                    (array_agg(f.id) filter (where f.service = q.service))[1] as found
                  from meter_name n join facility f on %s join %s on q.quantity = n.quantity
                  where f.tenant_id = ? and not f.deleted
                  group by n.facility, n.facility_id, n.quantity) f
                where n.facility = f.facility and n.facility_id = f.facility_id
                  and n.quantity = f.quantity
                """
                        .formatted(sameFacility, SERVICES),
                tenant.value());
    }

    /**
     * Takes out what has no series, what is said twice, and months whose days are known.
     *
     * @param months whether there are values for whole months at all
     */
    void refuse(long lines, boolean months) throws SQLException {
        if (sql.number("select count(*) from meter_name where series is null") > 0) {
            refuse("n.known is null", "facility", "facility.unknown", "is no facility");
            refuse(
                    "n.known > 0 and n.fitting = 0",
                    "series",
                    "series.service",
                    "is not measured where this service is delivered");
            refuse(
                    "n.fitting > 1",
                    "facilityId",
                    "facility.ambiguous",
                    "is the id of several facilities; name one of them by facility");
        }
        if (months) {
            refuseMonthsWithDays(); // before what is said twice, because days win over months
        }
        long different =
                sql.number(
                        "select count(*) from (select distinct n.series, l.day from "
                                + LINES
                                + ") d");
        if (lines - rejected > different) {
            refuse(
                    """
                    exists (select from meter_line e
                      join meter_name m using (facility, facility_id, quantity)
                      where m.series = n.series and e.day = l.day and e.line < l.line)
                    """,
                    "day",
                    "day.repeated",
                    "was on an earlier line for the same series");
        }
        if (rejected > 0) {
            sql.run("update meter_name set latest = null");
            sql.run(
                    """
                    update meter_name n set first_day = s.first_day, latest = s.latest
                    from (%s) s (facility, facility_id, quantity, first_day, minutes, latest)
                    where n.facility = s.facility and n.facility_id = s.facility_id
                      and n.quantity = s.quantity
                    """
                            .formatted(SPANS));
        }
    }

    private void refuseMonthsWithDays() throws SQLException {
        String field = "resolution";
        String code = "month.daysKnown";
        String message = "is coarser than what is known: this month has values for days";
        refuse(
                """
                l.minutes = 0 and exists (select from meter_line e
                  join meter_name m using (facility, facility_id, quantity)
                  where m.series = n.series and e.minutes <> 0
                    and e.day >= l.day and e.day < l.day + interval '1 month')
                """,
                field,
                code,
                message);
        refuse(
                """
                l.minutes = 0 and exists (select from meter_day d
                  where d.tenant_id = current_setting('app.tenant') and d.series_id = n.series
                    and d.minutes <> 0 and d.day >= l.day
                    and d.day < cast(l.day + interval '1 month' as date))
                """,
                field,
                code,
                message);
    }

    private void refuse(String condition, String field, String code, String message)
            throws SQLException {
        rejected +=
                sql.refuse(
                        errors,
                        field,
                        code,
                        message,
                        """
                        delete from meter_line d using (
                          select l.line from %s where %s) l
                        where d.line = l.line
                        returning d.line, d.facility, d.facility_id
                        """
                                .formatted(LINES, condition));
    }

    long rejected() {
        return rejected;
    }
}
