package se.minasidor.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;

/**
 * Work that waits in a registry table across tenants, for whichever node takes it first. The table
 * holds no personal data, only whose item is due when: {@code tenant_id, item_id, due_at,
 * attempts}.
 *
 * <p>Taking work hides it for a while instead of locking it, so that nothing is held while a mail
 * server thinks; the work of a node that died comes back by itself. An item may therefore be done
 * twice, never not at all. Every method runs in the caller's transaction.
 */
public final class WorkQueue {

    /** One item of one tenant; {@code attempts} counts this one. */
    public record Due(TenantId tenant, UUID item, int attempts) {}

    private final String table;

    /** The table's name is part of the statements and must be a constant. */
    public WorkQueue(String table) {
        if (!table.matches("[a-z_]+")) {
            throw new IllegalArgumentException("Not a table name: " + table);
        }
        this.table = table;
    }

    public void add(Sql sql, TenantId tenant, UUID item, Instant due) {
        sql.update(
                "insert into " + table + " (tenant_id, item_id, due_at) values (?, ?, ?)",
                tenant,
                item,
                due);
    }

    /**
     * Takes what has been due longest, and hides it from others until the lease ends. One item at a
     * time, because the lease begins now: of several, the last would come back to others while the
     * first is still being worked on. Chosen once, before anything is updated: a subquery with skip
     * locked may be carried out again and again, and would hide items that nobody gets.
     */
    public Optional<Due> take(Sql sql, Instant now, Duration lease) {
        return sql.first(
                """
                with oldest as materialized (
                    select tenant_id, item_id from %1$s where due_at <= ?
                    order by due_at limit 1 for update skip locked)
                update %1$s q set due_at = ?, attempts = attempts + 1
                from oldest where q.tenant_id = oldest.tenant_id and q.item_id = oldest.item_id
                returning q.tenant_id, q.item_id, q.attempts
                """
                        .formatted(table),
                row ->
                        new Due(
                                new TenantId(row.text("tenant_id")),
                                row.id("item_id"),
                                row.number("attempts")),
                now,
                now.plus(lease));
    }

    /** Nothing happens if the lease ended and somebody else has taken it. */
    public void later(Sql sql, Due due, Instant when) {
        sql.update(
                "update "
                        + table
                        + " set due_at = ? where tenant_id = ? and item_id = ? and attempts = ?",
                when,
                due.tenant(),
                due.item(),
                due.attempts());
    }

    public void done(Sql sql, Due due) {
        sql.update(
                "delete from " + table + " where tenant_id = ? and item_id = ?",
                due.tenant(),
                due.item());
    }

    /** Ten seconds, doubled with each attempt, an hour at most. */
    public static Duration waitAfter(int attempts) {
        long seconds = 10L << Math.min(Math.max(attempts, 1) - 1, 20);
        return Duration.ofSeconds(Math.min(seconds, 3600));
    }
}
