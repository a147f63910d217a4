package se.minasidor.customers.consumption;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import se.minasidor.tenancy.TenantId;

/**
 * Writes the staged days: what a day said before is kept, what says the same again is left alone,
 * and the months that are touched are summed anew.
 */
final class DayWrite {

    /** What makes a day different from what is kept of it. */
    private static final String DIFFERS =
            "(d.minutes, d.quality, d.amounts) is distinct from (%1$s.minutes, %1$s.quality, %1$s.amounts)";

    private final LoadSql sql;
    private final TenantId tenant;
    private final UUID importId;

    DayWrite(LoadSql sql, TenantId tenant, UUID importId) {
        this.sql = sql;
        this.tenant = tenant;
        this.importId = importId;
    }

    /** The number of days that are different now; room for their months has been made. */
    long write(LocalDate first, LocalDate last) throws SQLException {
        keepBefore(first, last);
        long changed = upsert();
        if (changed > 0) {
            sum();
            extendSeries();
        }
        return changed;
    }

    private void keepBefore(LocalDate first, LocalDate last) throws SQLException {
        sql.execute(
                """
                insert into meter_day_before
                  (tenant_id, series_id, day, revision, minutes, total, arrived_at, import_id,
                   quality, amounts)
                select d.tenant_id, d.series_id, d.day, d.revision, d.minutes, d.total,
                  d.arrived_at, d.import_id, d.quality, d.amounts
                from %s
                join meter_day d on d.series_id = n.series and d.day = l.day
                where d.tenant_id = ? and d.day between ? and ? and %s
                """
                        .formatted(StagedDays.LINES, DIFFERS.formatted("l")),
                tenant.value(),
                first,
                last);
    }

    private long upsert() throws SQLException {
        sql.run("create temporary table meter_written (series bigint, day date) on commit drop");
        return sql.execute(
                """
                with written as (
                  insert into meter_day as d
                    (tenant_id, series_id, day, minutes, known_minutes, estimated_minutes, highest,
                     highest_at, total, import_id, quality, amounts)
                  select ?, n.series, l.day, l.minutes, l.known_minutes, l.estimated_minutes,
                    l.highest, l.highest_at, l.total, ?, l.quality, l.amounts
                  from %s
                  on conflict (tenant_id, series_id, day) do update
                  set minutes = excluded.minutes, revision = d.revision + 1,
                      known_minutes = excluded.known_minutes,
                      estimated_minutes = excluded.estimated_minutes,
                      highest = excluded.highest, highest_at = excluded.highest_at,
                      total = excluded.total, arrived_at = now(), import_id = excluded.import_id,
                      quality = excluded.quality, amounts = excluded.amounts
                  where %s
                  returning d.series_id, d.day)
                insert into meter_written select series_id, day from written
                """
                        .formatted(StagedDays.LINES, DIFFERS.formatted("excluded")),
                tenant.value(),
                importId);
    }

    private void sum() throws SQLException {
        List<LocalDate> months = new ArrayList<>();
        sql.each(
                "select distinct cast(date_trunc('month', day) as date) from meter_written order by 1",
                row -> months.add(row.getObject(1, LocalDate.class)));
        for (LocalDate month : months) {
            sum(month);
        }
    }

    /**
     * One month at a time, so that PostgreSQL looks into one partition. A value for the whole month
     * counts where no day is known. The highest hour is found together with its day and hour as the
     * largest of one number: amount, then the earliest hour of the month.
     */
    private void sum(LocalDate month) throws SQLException {
        LocalDate next = month.plusMonths(1);
        sql.execute(
                """
                insert into meter_month as m
                  (tenant_id, series_id, month, known_minutes, estimated_minutes, revised_days,
                   highest, highest_day, highest_at, total)
                select ?, s.series_id, ?, s.known, s.estimated, s.revised,
                  cast(s.top >> 10 as integer),
                  cast(? as date) + cast((1023 - (s.top & 1023)) / 32 as integer),
                  (1023 - (s.top & 1023)) % 32, s.total
                from (
                  select d.series_id, sum(d.known_minutes) as known,
                    sum(d.estimated_minutes) as estimated,
                    count(*) filter (where d.revision > 0) as revised, sum(d.total) as total,
                    max((cast(d.highest as bigint) << 10)
                      + 1023 - (d.day - cast(? as date)) * 32 - d.highest_at) as top
                  from (select distinct series from meter_written where day >= ? and day < ?) w
                  join meter_day d on d.series_id = w.series
                  where d.tenant_id = ? and d.day >= ? and d.day < ?
                    and (d.minutes <> 0 or not exists (
                      select from meter_day o
                      where o.tenant_id = d.tenant_id and o.series_id = d.series_id
                        and o.day >= ? and o.day < ? and o.minutes <> 0))
                  group by d.series_id) s
                on conflict (tenant_id, series_id, month) do update
                set known_minutes = excluded.known_minutes,
                    estimated_minutes = excluded.estimated_minutes,
                    revised_days = excluded.revised_days, highest = excluded.highest,
                    highest_day = excluded.highest_day, highest_at = excluded.highest_at,
                    total = excluded.total
                """,
                tenant.value(),
                month,
                month,
                month,
                month,
                next,
                tenant.value(),
                month,
                next,
                month,
                next);
    }

    /** Days without any value do not count; a month's value reaches to the month's end. */
    private void extendSeries() throws SQLException {
        sql.execute(
                """
                update meter_series s
                set first_day = least(s.first_day, e.first), last_day = greatest(s.last_day, e.last),
                    minutes = case when e.last >= s.last_day then e.minutes else s.minutes end
                from (
                  select series, min(day) as first, max(last) as last,
                    (array_agg(minutes order by last desc))[1] as minutes
                  from (
                    select n.series, l.day, l.minutes,
                      case when l.minutes = 0 then cast(l.day + interval '1 month' as date) - 1
                        else l.day end as last
                    from %s where l.total is not null) l
                  group by series) e
                where s.tenant_id = ? and s.id = e.series
                  and (s.first_day > e.first or s.last_day <= e.last)
                """
                        .formatted(StagedDays.LINES),
                tenant.value());
    }
}
