package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
            String userAgent,
            Optional<UUID> kept) {}

    /**
     * A session that is good.
     *
     * @param provedAt when the person last proved who they are
     * @param kept made of a login that a browser kept, without proving anything
     */
    record Live(
            UUID person,
            String method,
            UUID customer,
            Instant expiresAt,
            Instant provedAt,
            boolean kept) {}

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
                    created_at, last_seen_at, expires_at, customer_id, device_hash, user_agent,
                    proved_at, kept)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
                shortened(beginning.userAgent()),
                now,
                beginning.kept().orElse(null));
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
            end(tenant, token);
            return new Elsewhere(row.person());
        }
        if (!now.isBefore(row.expiresAt()) || !now.isBefore(row.lastSeen().plus(limits.idle()))) {
            end(tenant, token);
            return new Over(row.person());
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
                new Live(
                        row.person(),
                        row.method(),
                        row.customer(),
                        row.expiresAt(),
                        row.provedAt(),
                        row.kept()));
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
    public boolean endOne(TenantId tenant, UUID person, UUID session) {
        Optional<byte[]> hash =
                sql.first(
                        """
                        delete from portal_session
                        where tenant_id = ? and person_id = ? and id = ? returning token_hash
                        """,
                        row -> row.bytes("token_hash"),
                        tenant,
                        person,
                        session);
        hash.ifPresent(
                gone ->
                        sql.update(
                                """
                                delete from session_registry
                                where token_hash = ? and tenant_id = ?
                                """,
                                gone,
                                tenant));
        return hash.isPresent();
    }

    /** The tenant that a cookie belongs to, whoever asks; the registry tells no more than that. */
    @Transactional
    public Optional<TenantId> owner(String token) {
        return sql.first(
                "select tenant_id from session_registry where token_hash = ?",
                row -> new TenantId(row.text("tenant_id")),
                Secret.hash(token));
    }

    /** Whether the person has browsers that are known, and this is none of them. */
    @Transactional
    @TenantScoped
    public boolean newBrowser(TenantId tenant, UUID person, String device) {
        return sql.first(
                        """
                        select count(*) > 0 and not coalesce(bool_or(device_hash = ?), false) as new
                        from known_device where tenant_id = ? and person_id = ?
                        """,
                        row -> row.result().getBoolean("new"),
                        Secret.hash(device),
                        tenant,
                        person)
                .orElse(false);
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
