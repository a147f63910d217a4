package se.minasidor.customers.consumption;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.StandingAside;
import se.minasidor.tenancy.TenantId;

/**
 * Writes the staged days: what a day said before is kept, what says the same again is left alone,
 * and the months that are touched are summed anew.
 */
final class DayWrite {

    /** Lines at once when there are visitors, whose pages may go first behind them. */
    private static final int STEP = 500;

    /** Numbers of lines, both among them. */
    record Lines(int first, int last) {}

    private final Sql sql;
    private final TenantId tenant;
    private final UUID importId;
    private final StandingAside aside;

    DayWrite(Sql sql, TenantId tenant, UUID importId, StandingAside aside) {
        this.sql = sql;
        this.tenant = tenant;
        this.importId = importId;
        this.aside = aside;
    }

    /**
     * The number of days that are different now. Days that were not known are the common case and
     * cost one statement; row by row lookups keep the others as quick in a large table as in a
     * small one.
     *
     * @param staged the lines that are left among these go in
     * @param count how many are left
     * @param months of the staged days, whose partitions exist
     */
    long write(Lines staged, long count, Set<LocalDate> months) {
        sql.update("create temporary table meter_written (series bigint, day date) on commit drop");
        long changed = stepByStep(staged, this::insertUnknown);
        if (changed < count) {
            sql.update("create temporary table meter_changed (line integer) on commit drop");
            changed += stepByStep(staged, this::replaceDifferent);
        }
        if (changed > 0) {
            long days = changed / months.size();
            for (LocalDate month : months) {
                int steps = aside.quiet() ? 1 : (int) Math.min(10, 1 + days / 1000);
                for (int step = 0; step < steps; step++) {
                    aside.step();
                    sum(month, steps, step);
                }
            }
            aside.step();
            extendSeries();
        }
        return changed;
    }

    private long stepByStep(Lines staged, ToLongFunction<Lines> step) {
        long done = 0;
        int first = staged.first();
        while (first <= staged.last()) {
            aside.step();
            int last = aside.quiet() ? staged.last() : Math.min(staged.last(), first + STEP - 1);
            done += step.applyAsLong(new Lines(first, last));
            first = last + 1;
        }
        return done;
    }

    private long insertUnknown(Lines lines) {
        return insert(
                "l.line between ? and ?",
                "on conflict do nothing returning d.series_id, d.day",
                lines);
    }

    /** Also keeps what was there before. */
    private long replaceDifferent(Lines lines) {
        sql.update(
                """
                with known as (
                  select n.series, l.* from %s
                  where l.line between ? and ? and not exists (
                    select from meter_written w where w.series = n.series and w.day = l.day)),
                different as (
                  select l.line, d.* from known l cross join lateral (
                    select * from meter_day d
                    where d.tenant_id = ? and d.series_id = l.series and d.day = l.day
                      and (d.minutes, d.quality, d.amounts)
                        is distinct from (l.minutes, l.quality, l.amounts)
                    offset 0) d),
                kept as (
                  insert into meter_day_before
                    (tenant_id, series_id, day, revision, minutes, total, arrived_at, import_id,
                     quality, amounts)
                  select tenant_id, series_id, day, revision, minutes, total, arrived_at, import_id,
                    quality, amounts
                  from different)
                insert into meter_changed select line from different
                """
                        .formatted(StagedDays.LINES),
                lines.first(),
                lines.last(),
                tenant);
        return insert(
                "l.line in (select line from meter_changed where line between ? and ?)",
                """
                on conflict (tenant_id, series_id, day) do update
                set minutes = excluded.minutes, revision = d.revision + 1,
                    known_minutes = excluded.known_minutes,
                    estimated_minutes = excluded.estimated_minutes,
                    highest = excluded.highest, highest_at = excluded.highest_at,
                    total = excluded.total, arrived_at = now(), import_id = excluded.import_id,
                    quality = excluded.quality, amounts = excluded.amounts
                returning d.series_id, d.day
                """,
                lines);
    }

    private long insert(String which, String onConflict, Lines lines) {
        return sql.update(
                """
                with written as (
                  insert into meter_day as d
                    (tenant_id, series_id, day, minutes, known_minutes, estimated_minutes, highest,
                     highest_at, total, import_id, quality, amounts)
                  select ?, n.series, l.day, l.minutes, l.known_minutes, l.estimated_minutes,
                    l.highest, l.highest_at, l.total, ?, l.quality, l.amounts
                  from %s where %s %s)
                insert into meter_written select series_id, day from written
                """
                        .formatted(StagedDays.LINES, which, onConflict),
                tenant,
                importId,
                lines.first(),
                lines.last());
    }

    /**
     * One month at a time, so that PostgreSQL looks into one partition. A value for the whole month
     * counts where no day is known. The highest hour is found together with its day and hour as the
     * largest of one number: amount, then the earliest hour of the month.
     *
     * @param step which of the steps, in each of which a share of the series is summed
     */
    private void sum(LocalDate month, int steps, int step) {
        LocalDate next = month.plusMonths(1);
        sql.update(
                """
                insert into meter_month as m
                  (tenant_id, series_id, month, known_minutes, estimated_minutes, revised_days,
                   highest, highest_day, highest_at, total)
                select ?, w.series, ?, s.known, s.estimated, s.revised,
                  cast(s.top >> 10 as integer),
                  cast(? as date) + cast((1023 - (s.top & 1023)) / 32 as integer),
                  (1023 - (s.top & 1023)) % 32, s.total
                from (
                  select distinct series from meter_written
                  where day >= ? and day < ? and series % ? = ?) w
                cross join lateral (
                  select sum(d.known_minutes) as known, sum(d.estimated_minutes) as estimated,
                    count(*) filter (where d.revision > 0) as revised, sum(d.total) as total,
                    max((cast(d.highest as bigint) << 10)
                      + 1023 - (d.day - cast(? as date)) * 32 - d.highest_at) as top
                  from meter_day d
                  where d.tenant_id = ? and d.series_id = w.series and d.day >= ? and d.day < ?
                    and (d.minutes <> 0 or not exists (
                      select from meter_day o
                      where o.tenant_id = d.tenant_id and o.series_id = d.series_id
                        and o.day >= ? and o.day < ? and o.minutes <> 0))) s
                on conflict (tenant_id, series_id, month) do update
                set known_minutes = excluded.known_minutes,
                    estimated_minutes = excluded.estimated_minutes,
                    revised_days = excluded.revised_days, highest = excluded.highest,
                    highest_day = excluded.highest_day, highest_at = excluded.highest_at,
                    total = excluded.total
                """,
                tenant, month, month, month, next, steps, step, month, tenant, month, next, month,
                next);
    }

    /** Days without any value do not count. */
    private void extendSeries() {
        sql.update(
                """
                update meter_series s
                set first_day = e.first, last_day = e.last, minutes = e.minutes
                from (
                  select s.id, min(least(s.first_day, n.first_day)) as first,
                    max(greatest(s.last_day, %1$s)) as last,
                    max(case when %1$s >= s.last_day then %2$s else s.minutes end) as minutes
                  from meter_name n
                  join meter_series s on s.tenant_id = ? and s.id = n.series
                  where n.latest is not null
                  group by s.id) e
                where s.tenant_id = ? and s.id = e.id
                  and (s.first_day, s.last_day, s.minutes) <> (e.first, e.last, e.minutes)
                """
                        .formatted(StagedDays.LATEST_DAY, StagedDays.LATEST_MINUTES),
                tenant,
                tenant);
    }
}
