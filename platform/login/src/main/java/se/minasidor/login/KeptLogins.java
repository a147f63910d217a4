package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.tenancy.Secret;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;
import se.minasidor.tenancy.Uuids;

/**
 * "Keep me signed in" (decision 0015): a cookie of a selector, which stays, and a validator, which
 * changes at each use. A validator that has been used before is a copy: whoever has it, all that
 * was made of the login ends.
 */
@ApplicationScoped
class KeptLogins {

    /** What a cookie is worth. */
    sealed interface Found {}

    /**
     * It is good.
     *
     * @param cookie its new value; empty when another tab has just been given one
     */
    record Good(UUID selector, UUID person, String method, Optional<String> cookie, Duration left)
            implements Found {}

    /** It was used before: somebody has a copy, and all of it has ended. */
    record Copied(UUID person) implements Found {}

    record Unknown() implements Found {}

    /** Tabs that a browser opens together send the same cookie. */
    private static final Duration TOGETHER = Duration.ofSeconds(20);

    private final Sql sql;
    private final Clock clock;

    protected KeptLogins() {
        this(null, null);
    }

    @Inject
    KeptLogins(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A new one; the value of its cookie. */
    @Transactional
    @TenantScoped
    public String begin(TenantId tenant, UUID person, String method, Duration goodFor) {
        Instant now = clock.instant();
        UUID selector = UUID.randomUUID();
        String validator = Secret.random();
        sql.update(
                """
                insert into kept_login (tenant_id, selector, person_id, method, validator,
                    changed_at, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                tenant,
                selector,
                person,
                method,
                Secret.hash(validator),
                now,
                now,
                now.plus(goodFor));
        sql.update("delete from kept_login where tenant_id = ? and expires_at < ?", tenant, now);
        return selector + "." + validator;
    }

    /**
     * Uses a cookie; its row is locked, so that two uses at once are one after the other. What is
     * made of it must be made in the same transaction, else the login may end in between.
     */
    @Transactional
    @TenantScoped
    public Found use(TenantId tenant, String cookie) {
        Instant now = clock.instant();
        Optional<UUID> selector = selector(cookie);
        Optional<Row> found =
                selector.flatMap(
                        id ->
                                sql.first(
                                        """
                                        select person_id, method, validator, before, changed_at,
                                            expires_at
                                        from kept_login
                                        where tenant_id = ? and selector = ? and expires_at > ?
                                        for update
                                        """,
                                        Row::read,
                                        tenant,
                                        id,
                                        now));
        if (found.isEmpty()) {
            return new Unknown();
        }
        Row row = found.get();
        byte[] shown = Secret.hash(cookie.substring(cookie.indexOf('.') + 1));
        if (Arrays.equals(shown, row.validator())) {
            String next = Secret.random();
            sql.update(
                    """
                    update kept_login set before = validator, validator = ?, changed_at = ?
                    where tenant_id = ? and selector = ?
                    """,
                    Secret.hash(next),
                    now,
                    tenant,
                    selector.get());
            return row.good(selector.get(), Optional.of(selector.get() + "." + next), now);
        }
        if (Arrays.equals(shown, row.before()) && now.isBefore(row.changedAt().plus(TOGETHER))) {
            return row.good(selector.get(), Optional.empty(), now);
        }
        endAll(tenant, selector.get());
        return new Copied(row.person());
    }

    /** The login first: a browser that uses it at this moment makes its session before or never. */
    private List<UUID> endAll(TenantId tenant, UUID selector) {
        sql.update("delete from kept_login where tenant_id = ? and selector = ?", tenant, selector);
        return SessionRows.remove(sql, tenant, SessionRows.Which.OF_KEPT_LOGIN, selector);
    }

    private record Row(
            UUID person,
            String method,
            byte[] validator,
            byte[] before,
            Instant changedAt,
            Instant expiresAt) {

        static Row read(Sql.Row row) throws SQLException {
            return new Row(
                    row.id("person_id"),
                    row.text("method"),
                    row.bytes("validator"),
                    row.bytes("before"),
                    row.instant("changed_at"),
                    row.instant("expires_at"));
        }

        Good good(UUID selector, Optional<String> cookie, Instant now) {
            return new Good(selector, person, method, cookie, Duration.between(now, expiresAt));
        }
    }

    /**
     * The browser with that cookie keeps nothing any longer, nor what was made of it.
     *
     * @return whose session ended with it, if one did
     */
    @Transactional
    @TenantScoped
    public Optional<UUID> end(TenantId tenant, String cookie) {
        return selector(cookie).flatMap(id -> endAll(tenant, id).stream().findFirst());
    }

    /** No browser keeps the person's login any longer. */
    @Transactional
    @TenantScoped
    public void forget(TenantId tenant, UUID person) {
        sql.update("delete from kept_login where tenant_id = ? and person_id = ?", tenant, person);
    }

    private static Optional<UUID> selector(String cookie) {
        return cookie.matches(Uuids.FORM + "\\.[A-Za-z0-9_-]{43}")
                ? Uuids.typed(cookie.substring(0, 36))
                : Optional.empty();
    }
}
