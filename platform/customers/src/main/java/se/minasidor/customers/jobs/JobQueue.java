package se.minasidor.customers.jobs;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;

/**
 * Whose job waits, across tenants. Whoever takes a turn holds the job's row until the end of the
 * transaction that brings a part in: no other node takes the same, and the turn of a node that died
 * is free at once.
 */
final class JobQueue {

    /** A tenant that has so many jobs waiting has to wait with the next. */
    static final int MOST_WAITING = 20;

    /** A job whose turn it is; {@code attempts} failed since its last success. */
    record Due(TenantId tenant, UUID job, int attempts, Instant at) {}

    private final Sql sql;

    JobQueue(Sql sql) {
        this.sql = sql;
    }

    /** False when too many wait already; those that come at once wait here for each other. */
    boolean add(TenantId tenant, UUID job, Instant now) {
        sql.list("select pg_advisory_xact_lock(hashtextextended(?, 3))", row -> null, tenant);
        if (full(tenant)) {
            return false;
        }
        sql.update(
                "insert into import_queue (tenant_id, job_id, due_at) values (?, ?, ?)",
                tenant,
                job,
                now);
        return true;
    }

    boolean full(TenantId tenant) {
        return sql.first(
                        "select count(*) as jobs from import_queue where tenant_id = ?",
                        row -> row.number("jobs") >= MOST_WAITING,
                        tenant)
                .orElseThrow();
    }

    /** A tenant's first job, of the tenant that was served longest ago. */
    Optional<Due> next(Instant now) {
        return sql.first(
                """
                select tenant_id, job_id, attempts, due_at from import_queue q
                where due_at <= ? and not exists (
                  select from import_queue earlier
                  where earlier.tenant_id = q.tenant_id and earlier.sequence < q.sequence)
                order by due_at, sequence limit 1 for update skip locked
                """,
                row ->
                        new Due(
                                new TenantId(row.text("tenant_id")),
                                row.id("job_id"),
                                row.number("attempts"),
                                row.instant("due_at")),
                now);
    }

    /** Whether nobody has had a turn since this one was given out, nor has one now. */
    boolean stands(Due due) {
        return sql.first(
                        """
                        select 1 from import_queue
                        where tenant_id = ? and job_id = ? and attempts = ? and due_at = ?
                        for update skip locked
                        """,
                        row -> true,
                        due.tenant(),
                        due.job(),
                        due.attempts(),
                        due.at())
                .isPresent();
    }

    /** Behind everybody else who waits. */
    void served(Due due, Instant now) {
        put(due, now, 0);
    }

    void failed(Due due, Instant again) {
        put(due, again, due.attempts() + 1);
    }

    void later(Due due, Instant when) {
        put(due, when, due.attempts());
    }

    private void put(Due due, Instant when, int attempts) {
        sql.update(
                """
                update import_queue set due_at = ?, attempts = ?
                where tenant_id = ? and job_id = ?
                """,
                when,
                attempts,
                due.tenant(),
                due.job());
    }

    /** The tenant's next job does not go first because it has waited long behind this one. */
    void done(Due due, Instant now) {
        sql.update(
                "delete from import_queue where tenant_id = ? and job_id = ?",
                due.tenant(),
                due.job());
        sql.update(
                "update import_queue set due_at = ? where tenant_id = ? and due_at < ?",
                now,
                due.tenant(),
                now);
    }
}
