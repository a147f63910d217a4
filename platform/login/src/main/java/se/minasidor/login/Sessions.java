package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * The sessions of signed-in people (decision 0005). Begun by {@link SessionStart} alone, read by
 * {@link SignedInFilter} on every request, over when idle too long, at their absolute limit, by
 * logging out, by a new password or when their cookie turns up on another host.
 */
@ApplicationScoped
class Sessions {

    /** What a new session is made of; the customer may be null. */
    record Beginning(
            UUID person,
            String host,
            String method,
            UUID customer,
            Optional<String> device,
            String userAgent) {}

    /** A session that is good. */
    record Live(UUID person, String method, UUID customer, Instant expiresAt) {}

    /** What a cookie is worth. */
    sealed interface Found {}

    record Good(Live session) implements Found {}

    /** It was good and its time is over. */
    record Over(UUID person) implements Found {}

    /** It belongs to another host of this tenant. */
    record Elsewhere(UUID person) implements Found {}

    /** This tenant has no such session. */
    record Unknown() implements Found {}

    /** Written at most this often, so that reading pages does not mean writing rows. */
    private static final Duration SEEN = Duration.ofMinutes(1);

    private final Sql sql;
    private final Clock clock;

    protected Sessions() {
        this(null, null);
    }

    @Inject
    Sessions(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Begins one and returns the value of its cookie, which nobody can find out again. */
    @Transactional
    @TenantScoped
    public String start(TenantId tenant, Tenant.SessionLimits limits, Beginning beginning) {
        Instant now = clock.instant();
        Instant expires = now.plus(limits.max());
        String token = Secret.random();
        byte[] hash = Secret.hash(token);
        sql.update(
                """
                insert into portal_session (tenant_id, token_hash, person_id, host, method,
                    created_at, last_seen_at, expires_at, customer_id, device_hash, user_agent)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                tenant,
                hash,
                beginning.person(),
                beginning.host(),
                beginning.method(),
                now,
                now,
                expires,
                beginning.customer(),
                beginning.device().map(Secret::hash).orElse(null),
                shortened(beginning.userAgent()));
        sql.update(
                "insert into session_registry (token_hash, tenant_id, expires_at) values (?, ?, ?)",
                hash,
                tenant,
                expires);
        forgetOld(tenant, now);
        return token;
    }

    private void forgetOld(TenantId tenant, Instant now) {
        sql.update(
                "delete from portal_session where tenant_id = ? and expires_at < ?", tenant, now);
        sql.update(
                "delete from session_registry where tenant_id = ? and expires_at < ?", tenant, now);
    }

    /** Looks the cookie up and notes that it was seen. What is not good any more is ended here. */
    @Transactional
    @TenantScoped
    public Found resume(TenantId tenant, Tenant.SessionLimits limits, String token, String host) {
        Instant now = clock.instant();
        byte[] hash = Secret.hash(token);
        Optional<Row> found =
                sql.first(
                        """
                        select person_id, host, method, customer_id, last_seen_at, expires_at
                        from portal_session where tenant_id = ? and token_hash = ?
                        """,
                        Row::read,
                        tenant,
                        hash);
        if (found.isEmpty()) {
            return new Unknown();
        }
        Row row = found.get();
        if (!row.host().equals(host)) {
            end(tenant, token);
            return new Elsewhere(row.person());
        }
        if (!now.isBefore(row.expiresAt()) || !now.isBefore(row.lastSeen().plus(limits.idle()))) {
            end(tenant, token);
            return new Over(row.person());
        }
        if (!now.isBefore(row.lastSeen().plus(SEEN))) {
            sql.update(
                    """
                    update portal_session set last_seen_at = ?
                    where tenant_id = ? and token_hash = ? and last_seen_at < ?
                    """,
                    now,
                    tenant,
                    hash,
                    now);
        }
        return new Good(new Live(row.person(), row.method(), row.customer(), row.expiresAt()));
    }

    private record Row(
            UUID person,
            String host,
            String method,
            UUID customer,
            Instant lastSeen,
            Instant expiresAt) {

        static Row read(Sql.Row row) throws SQLException {
            return new Row(
                    row.id("person_id"),
                    row.text("host"),
                    row.text("method"),
                    row.id("customer_id"),
                    row.instant("last_seen_at"),
                    row.instant("expires_at"));
        }
    }

    /** The customer to look at from now on. */
    @Transactional
    @TenantScoped
    public void choose(TenantId tenant, String token, UUID customer) {
        sql.update(
                "update portal_session set customer_id = ? where tenant_id = ? and token_hash = ?",
                customer,
                tenant,
                Secret.hash(token));
    }

    /** Whose it was; empty if it had ended already. */
    @Transactional
    @TenantScoped
    public Optional<UUID> end(TenantId tenant, String token) {
        byte[] hash = Secret.hash(token);
        sql.update(
                "delete from session_registry where token_hash = ? and tenant_id = ?",
                hash,
                tenant);
        return sql.first(
                """
                delete from portal_session where tenant_id = ? and token_hash = ?
                returning person_id
                """,
                row -> row.id("person_id"),
                tenant,
                hash);
    }

    @Transactional
    @TenantScoped
    public void endAll(TenantId tenant, UUID person) {
        sql.list(
                        """
                        delete from portal_session where tenant_id = ? and person_id = ?
                        returning token_hash
                        """,
                        row -> row.bytes("token_hash"),
                        tenant,
                        person)
                .forEach(
                        hash ->
                                sql.update(
                                        """
                                        delete from session_registry
                                        where token_hash = ? and tenant_id = ?
                                        """,
                                        hash,
                                        tenant));
    }

    /** The tenant that a cookie belongs to, whoever asks; the registry tells no more than that. */
    @Transactional
    public Optional<TenantId> owner(String token) {
        return sql.first(
                "select tenant_id from session_registry where token_hash = ?",
                row -> new TenantId(row.text("tenant_id")),
                Secret.hash(token));
    }

    /** The person has signed in with this browser. */
    @Transactional
    @TenantScoped
    public void know(TenantId tenant, UUID person, String device) {
        sql.update(
                """
                insert into known_device
                    (tenant_id, person_id, device_hash, created_at, last_used_at)
                values (?, ?, ?, ?, ?)
                on conflict (tenant_id, person_id, device_hash)
                    do update set last_used_at = excluded.last_used_at
                """,
                tenant,
                person,
                Secret.hash(device),
                clock.instant(),
                clock.instant());
    }

    /** No browser is known any longer. */
    @Transactional
    @TenantScoped
    public void forgetDevices(TenantId tenant, UUID person) {
        sql.update(
                "delete from known_device where tenant_id = ? and person_id = ?", tenant, person);
    }

    private static String shortened(String userAgent) {
        String printable = userAgent == null ? "" : userAgent.replaceAll("\\p{Cntrl}", "");
        return printable.substring(0, Math.min(printable.length(), 160));
    }
}
