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
import se.minasidor.tenancy.Secret;
import se.minasidor.tenancy.Seldom;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * The sessions of signed-in people (decision 0005). Begun by {@link SessionStart} at a login and by
 * {@link KeptEntrance} where a browser has kept one, read by {@link SignedInFilter} on every
 * request, over when idle too long, at their absolute limit, by logging out, by a new password or
 * when their cookie turns up on another host.
 */
@ApplicationScoped
class Sessions {

    /**
     * What a new session is made of; the customer may be null.
     *
     * @param doubtful it counts as proof of nothing, however new it is: what matters needs another
     */
    record Beginning(
            UUID person,
            String host,
            String method,
            UUID customer,
            Optional<String> device,
            String userAgent,
            Optional<UUID> kept,
            boolean doubtful) {}

    /**
     * A session that is good.
     *
     * @param provedAt when the person last proved who they are
     * @param kept made of a login that a browser kept, without proving anything
     */
    record Live(UUID person, String method, UUID customer, Instant provedAt, boolean kept) {}

    /** What a cookie is worth. */
    sealed interface Found {}

    record Good(Live session) implements Found {}

    /**
     * It was good and its time is over.
     *
     * @param ended whose it was, for the one request that ended it
     */
    record Over(Optional<UUID> ended) implements Found {}

    /** It belongs to another host of this tenant; likewise. */
    record Elsewhere(Optional<UUID> ended) implements Found {}

    /** This tenant has no such session. */
    record Unknown() implements Found {}

    /** Written at most this often, so that reading pages does not mean writing rows. */
    private static final Duration SEEN = Duration.ofMinutes(1);

    private final Sql sql;
    private final Clock clock;
    private final Seldom clearing = new Seldom();

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
                with registered as (
                    insert into session_registry (token_hash, tenant_id, expires_at)
                    values (?, ?, ?))
                insert into portal_session (tenant_id, token_hash, person_id, host, method,
                    created_at, last_seen_at, expires_at, customer_id, device_hash, user_agent,
                    proved_at, kept)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                hash,
                tenant,
                expires,
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
                shortened(beginning.userAgent()),
                beginning.doubtful() ? Instant.EPOCH : now,
                beginning.kept().orElse(null));
        if (clearing.due(tenant, now)) {
            forgetOld(tenant, now);
        }
        return token;
    }

    private void forgetOld(TenantId tenant, Instant now) {
        sql.update(
                "delete from portal_session where tenant_id = ? and expires_at < ?", tenant, now);
        sql.update(
                "delete from session_registry where tenant_id = ? and expires_at < ?", tenant, now);
    }

    /**
     * Looks the cookie up. What is not good any more is ended here.
     *
     * @param used notes that it was seen now, so that its idle time begins anew
     */
    @Transactional
    @TenantScoped
    public Found resume(
            TenantId tenant, Tenant.SessionLimits limits, String token, String host, boolean used) {
        Instant now = clock.instant();
        byte[] hash = Secret.hash(token);
        Optional<Row> found =
                sql.first(
                        """
                        select person_id, host, method, customer_id, last_seen_at, expires_at,
                            proved_at, kept
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
            return new Elsewhere(end(tenant, token));
        }
        if (!now.isBefore(row.expiresAt()) || !now.isBefore(row.lastSeen().plus(limits.idle()))) {
            return new Over(end(tenant, token));
        }
        if (used && !now.isBefore(row.lastSeen().plus(SEEN))) {
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
        return new Good(
                new Live(row.person(), row.method(), row.customer(), row.provedAt(), row.kept()));
    }

    private record Row(
            UUID person,
            String host,
            String method,
            UUID customer,
            Instant lastSeen,
            Instant expiresAt,
            Instant provedAt,
            boolean kept) {

        static Row read(Sql.Row row) throws SQLException {
            return new Row(
                    row.id("person_id"),
                    row.text("host"),
                    row.text("method"),
                    row.id("customer_id"),
                    row.instant("last_seen_at"),
                    row.instant("expires_at"),
                    row.instant("proved_at"),
                    row.id("kept") != null);
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
        return SessionRows.remove(sql, tenant, SessionRows.Which.OF_COOKIE, Secret.hash(token))
                .stream()
                .findFirst();
    }

    @Transactional
    @TenantScoped
    public void endAll(TenantId tenant, UUID person) {
        SessionRows.remove(sql, tenant, SessionRows.Which.OF_PERSON, person);
    }

    /** The person has proved again who they are. */
    @Transactional
    @TenantScoped
    public void proved(TenantId tenant, String token) {
        sql.update(
                """
                update portal_session set proved_at = ?, kept = null
                where tenant_id = ? and token_hash = ?
                """,
                clock.instant(),
                tenant,
                Secret.hash(token));
    }

    /** How long it is good for if nothing is done; empty when it is not good now. */
    @Transactional
    @TenantScoped
    public Optional<Duration> left(TenantId tenant, Tenant.SessionLimits limits, String token) {
        Instant now = clock.instant();
        return sql.first(
                        """
                        select last_seen_at, expires_at from portal_session
                        where tenant_id = ? and token_hash = ?
                        """,
                        row -> {
                            Instant idle = row.instant("last_seen_at").plus(limits.idle());
                            Instant most = row.instant("expires_at");
                            return Duration.between(now, idle.isBefore(most) ? idle : most);
                        },
                        tenant,
                        Secret.hash(token))
                .filter(left -> !left.isNegative());
    }

    /** The tenant that a cookie belongs to, whoever asks; the registry tells no more than that. */
    @Transactional
    public Optional<TenantId> owner(String token) {
        return sql.first(
                "select tenant_id from session_registry where token_hash = ?",
                row -> new TenantId(row.text("tenant_id")),
                Secret.hash(token));
    }

    private static String shortened(String userAgent) {
        String printable = userAgent == null ? "" : userAgent.replaceAll("\\p{Cntrl}", "");
        return printable.substring(0, Math.min(printable.length(), 160));
    }
}
