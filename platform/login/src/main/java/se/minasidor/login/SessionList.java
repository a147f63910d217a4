package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import se.minasidor.tenancy.Secret;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** A person's sessions side by side, for the one who wants to see and end them. */
@ApplicationScoped
class SessionList {

    private final Sql sql;
    private final Clock clock;

    protected SessionList() {
        this(null, null);
    }

    @Inject
    SessionList(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The person's sessions that are good now, the latest first. */
    @Transactional
    @TenantScoped
    public List<OwnSession> of(
            TenantId tenant, Tenant.SessionLimits limits, UUID person, String token) {
        Instant now = clock.instant();
        byte[] own = Secret.hash(token);
        return sql.list(
                """
                select id, method, created_at, last_seen_at, user_agent, kept,
                    token_hash = ? as own
                from portal_session
                where tenant_id = ? and person_id = ? and expires_at > ? and last_seen_at > ?
                order by own desc, last_seen_at desc
                """,
                row ->
                        new OwnSession(
                                row.id("id"),
                                row.text("method"),
                                BrowserName.of(row.text("user_agent")),
                                row.instant("created_at"),
                                row.instant("last_seen_at"),
                                row.id("kept") != null,
                                row.result().getBoolean("own")),
                own,
                tenant,
                person,
                now,
                now.minus(limits.idle()));
    }

    /** Ends one of the person's sessions; false when it is not theirs or has ended. */
    @Transactional
    @TenantScoped
    public boolean end(TenantId tenant, UUID person, UUID session) {
        return !SessionRows.remove(sql, tenant, SessionRows.Which.ONE_OF_PERSON, person, session)
                .isEmpty();
    }
}
