package se.minasidor.login.requests;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import se.minasidor.login.LoginAttempts;
import se.minasidor.mail.WorkQueue;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * What visitors ask for, waiting to be worked on.
 *
 * <p>The page that asks stores what was typed, encrypted, and answers; whether we know the customer
 * is first looked up by {@link AccessRequestWorker}, when the visitor has the answer already. So
 * the answer takes the same time for everybody, not by padding it but because the same is done: one
 * count, two inserts. The row survives a node that dies, like a letter does.
 */
@ApplicationScoped
public class AccessRequests {

    private static final WorkQueue QUEUE = new WorkQueue("access_request_queue");
    private static final String PURPOSE = "access-request";
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** Something waits; observed after the commit. */
    record Waiting() {}

    private final Sql sql;
    private final SecretKeys keys;
    private final Clock clock;
    private final LoginAttempts attempts;
    private final Event<Waiting> waiting;

    protected AccessRequests() {
        this(null, null, null, null, null);
    }

    @Inject
    public AccessRequests(
            Sql sql, SecretKeys keys, Clock clock, LoginAttempts attempts, Event<Waiting> waiting) {
        this.sql = sql;
        this.keys = keys;
        this.clock = clock;
        this.attempts = attempts;
        this.waiting = waiting;
    }

    /**
     * How long to wait before asking again; counted the same for names that nobody has.
     *
     * @param name the same for every spelling of what was typed
     */
    public Optional<Duration> count(Tenant tenant, String name, String address) {
        return attempts.begin(
                tenant.id(),
                tenant.throttle(),
                new LoginAttempts.Attempt(
                        LoginAttempts.Kind.REQUEST, "typed:" + name, Optional.empty(), address));
    }

    @Transactional
    @TenantScoped
    public void add(TenantId tenant, AccessRequest request) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        sql.update(
                "insert into access_request (tenant_id, id, content, created_at) values (?, ?, ?, ?)",
                tenant,
                id,
                keys.encrypt(tenant, PURPOSE, request.write()),
                now);
        QUEUE.add(sql, tenant, id, now);
        waiting.fire(new Waiting());
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<WorkQueue.Due> take() {
        return QUEUE.take(sql, clock.instant(), LEASE);
    }

    @Transactional
    @TenantScoped
    public Optional<AccessRequest> read(TenantId tenant, UUID id) {
        return sql.first(
                "select content from access_request where tenant_id = ? and id = ?",
                row -> AccessRequest.read(keys.decrypt(tenant, PURPOSE, row.bytes("content"))),
                tenant,
                id);
    }

    /**
     * Forgets the request and does the work, both or neither. Who comes to the same request later,
     * because its lease ended, waits for the first and finds nothing left to do.
     */
    @Transactional
    @TenantScoped
    public <T> Optional<T> once(TenantId tenant, WorkQueue.Due due, Supplier<T> work) {
        return forget(tenant, due) ? Optional.of(work.get()) : Optional.empty();
    }

    /** Whether it was still there. */
    @Transactional
    @TenantScoped
    public boolean forget(TenantId tenant, WorkQueue.Due due) {
        QUEUE.done(sql, due);
        return sql.update(
                        "delete from access_request where tenant_id = ? and id = ?",
                        tenant,
                        due.item())
                == 1;
    }

    @Transactional
    public void later(WorkQueue.Due due) {
        QUEUE.later(sql, due, clock.instant().plus(WorkQueue.waitAfter(due.attempts())));
    }
}
