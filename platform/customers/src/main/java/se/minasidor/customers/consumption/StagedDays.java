package se.minasidor.customers.consumption;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import se.minasidor.customers.imports.Findings;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;

/**
 * The days that passed their own checks, in a temporary table: PostgreSQL refuses COPY for tables
 * with row security. Here they get their series, and lose those that do not fit what is known.
 */
final class StagedDays {

    /** A staged line with the series it belongs to. */
    static final String LINES = "meter_line l join meter_name n on n.name = l.name";

    static final String LATEST_DAY = "date '2000-01-01' + n.latest / 2048";
    static final String LATEST_MINUTES = "n.latest % 2048";

    private final Connection connection;
    private final Sql sql;
    private final TenantId tenant;
    private final Findings errors;
    private long rejected;

    StagedDays(Connection connection, Sql sql, TenantId tenant, Findings errors) {
        this.connection = connection;
        this.sql = sql;
        this.tenant = tenant;
        this.errors = errors;
    }

    void create() {
        sql.update("drop table if exists meter_line, meter_name, meter_written, meter_changed");
        sql.update(
                """
                create temporary table meter_line (
                  line integer, name integer, day date, minutes smallint, known_minutes integer,
                  estimated_minutes integer, highest integer, highest_at smallint, total bigint,
                  quality text, amounts integer[]) on commit drop
                """);
        sql.update(
                """
                create temporary table meter_name (
                  name integer, facility text, facility_id text, quantity text, service text,
                  minutes smallint, first_day date, latest integer,
                  known integer, fitting integer, found uuid, series bigint) on commit drop
                """);
    }

    BinaryCopy open() throws SQLException {
        return new BinaryCopy(
                connection,
                "meter_line",
                "line",
                "name",
                "day",
                "minutes",
                "known_minutes",
                "estimated_minutes",
                "highest",
                "highest_at",
                "total",
                "quality",
                "amounts");
    }

    static void add(BinaryCopy copy, int line, int name, MeterDay day) throws SQLException {
        copy.row();
        copy.integer(line);
        copy.integer(name);
        copy.date(day.day);
        copy.smallint(day.minutes);
        copy.integer(day.knownMinutes);
        copy.integer(day.estimatedMinutes);
        if (day.highestAt < 0) {
            copy.nothing();
            copy.nothing();
        } else {
            copy.integer(day.highest);
            copy.smallint(day.highestAt);
        }
        if (day.knownMinutes == 0) {
            copy.nothing();
        } else {
            copy.bigint(day.total);
        }
        copy.text(day.quality);
        copy.integers(day.amounts, day.count, MeterDay.MISSING);
    }

    /** Finds the facilities and series that are named; series are made where there are none. */
    void resolve(SeriesNames names) throws SQLException {
        names.copy(connection);
        sql.update("analyze meter_name (name, facility, facility_id)");
        find("external_id = n.facility");
        find("facility_id = n.facility_id");
        findSeries();
        String without = "select 1 from meter_name where fitting = 1 and series is null limit 1";
        if (sql.first(without, row -> true).isPresent()) {
            makeSeries();
            findSeries();
        }
    }

    private void findSeries() {
        sql.update(
                """
                update meter_name n set series = s.id from meter_series s
                where s.tenant_id = ? and s.facility_id = n.found and s.quantity = n.quantity
                """,
                tenant);
    }

    private void makeSeries() {
        sql.update(
                """
                insert into meter_series
                  (tenant_id, facility_id, quantity, minutes, first_day, last_day)
                select ?, n.found, n.quantity, n.minutes, n.first_day, n.first_day
                from meter_name n
                where n.fitting = 1 and n.series is null
                on conflict do nothing
                """,
                tenant);
    }

    private void find(String named) {
        sql.update(
                """
                update meter_name n set known = f.known, fitting = f.fitting,
                  found = case when f.fitting = 1 then f.found end
                from (
                  select n.name, count(*) as known,
                    count(*) filter (where f.service = n.service) as fitting,
                    (array_agg(f.id) filter (where f.service = n.service))[1] as found
                  from meter_name n join facility f on f.%s
                  where f.tenant_id = ? and not f.deleted
                  group by n.name) f
                where n.name = f.name
                """
                        .formatted(named),
                tenant);
    }

    /**
     * Takes out what has no series, and months whose days are known.
     *
     * @param months whether there are values for whole months at all
     * @param sameTwice whether one series may have been named in two ways
     */
    void refuse(boolean months, boolean sameTwice) {
        if (sql.first("select 1 from meter_name where series is null limit 1", row -> true)
                .isPresent()) {
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
        long before = rejected;
        if (months) {
            refuseMonthsWithDays(); // first, because days win over months
        }
        if (sameTwice) {
            refuse(
                    """
                    exists (select from meter_line e join meter_name m on m.name = e.name
                      where m.series = n.series and e.day = l.day and e.line < l.line)
                    """,
                    "day",
                    "day.repeated",
                    SAID);
        }
        if (rejected > before) {
            findSpansAgain();
        }
    }

    static final String SAID = "was on an earlier line for the same series";

    private void refuseMonthsWithDays() {
        String field = "resolution";
        String code = "month.daysKnown";
        String message = "is coarser than what is known: this month has values for days";
        refuse(
                """
                l.minutes = 0 and exists (
                  select from meter_line e join meter_name m on m.name = e.name
                  where m.series = n.series and e.minutes <> 0
                    and e.day >= l.day and e.day < l.day + interval '1 month')
                """,
                field,
                code,
                message);
        refuse(
                """
                l.minutes = 0 and exists (
                  select from meter_day d
                  where d.tenant_id = current_setting('app.tenant') and d.series_id = n.series
                    and d.minutes <> 0 and d.day >= l.day
                    and d.day < cast(l.day + interval '1 month' as date))
                """,
                field,
                code,
                message);
    }

    private void refuse(String condition, String field, String code, String message) {
        record Refused(int line, String facility) {}
        List<Refused> lines =
                sql.list(
                        """
                        delete from meter_line d using (
                          select l.line, coalesce(n.facility, n.facility_id) as facility
                          from %s where %s) l
                        where d.line = l.line
                        returning d.line, l.facility
                        """
                                .formatted(LINES, condition),
                        row -> new Refused(row.number("line"), row.text("facility")));
        lines.forEach(l -> errors.add(l.line(), l.facility(), field, code, message));
        rejected += lines.size();
    }

    private void findSpansAgain() {
        sql.update(
                """
                update meter_name n set latest = (
                  select max(l.minutes + 2048 * (case when l.minutes = 0
                    then cast(l.day + interval '1 month' as date) - 1 else l.day end
                    - date '2000-01-01'))
                  from meter_line l where l.name = n.name and l.total is not null)
                """);
    }

    long rejected() {
        return rejected;
    }
}
