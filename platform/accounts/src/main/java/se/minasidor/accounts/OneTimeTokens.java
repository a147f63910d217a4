package se.minasidor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.tenancy.Secret;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * Links and codes that work once. 256 random bits, of which only the SHA-256 is kept; bound to a
 * tenant, a purpose and a subject, and replaced by the next for the same. Looking never uses one up
 * (mail scanners follow links); using it is one atomic statement.
 */
@ApplicationScoped
public class OneTimeTokens {

    /** What a token is good for. */
    public enum Purpose {
        CHOOSE_PASSWORD,
        /** A new password for somebody who logs in with an e-mail address. */
        NEW_PASSWORD
    }

    /** A token that works. The payload is what the issuer wants to know again. */
    public record Token(Purpose purpose, UUID subject, String payload) {

        @Override
        public String toString() {
            return "Token:" + purpose;
        }
    }

    private static final String SECRET = "one-time-token";

    private final Sql sql;
    private final SecretKeys keys;
    private final Clock clock;

    protected OneTimeTokens() {
        this(null, null, null);
    }

    @Inject
    public OneTimeTokens(Sql sql, SecretKeys keys, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.clock = clock;
    }

    /** A new token; an earlier one for the same purpose and subject stops working. */
    @Transactional
    @TenantScoped
    public String issue(
            TenantId tenant, Purpose purpose, UUID subject, String payload, Duration validFor) {
        String token = Secret.random();
        byte[] hash = Secret.hash(token);
        sql.update(
                """
                insert into one_time_token
                    (tenant_id, purpose, subject, token_hash, payload, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, purpose, subject) do update set
                    token_hash = excluded.token_hash, payload = excluded.payload,
                    created_at = excluded.created_at, expires_at = excluded.expires_at,
                    used_at = null
                """,
                tenant,
                purpose,
                subject,
                hash,
                keys.encrypt(tenant, SECRET, payload),
                clock.instant(),
                clock.instant().plus(validFor));
        sql.update(
                """
                insert into token_registry (token_hash, tenant_id, expires_at) values (?, ?, ?)
                """,
                hash,
                tenant,
                clock.instant().plus(validFor));
        sql.update(
                "delete from token_registry where tenant_id = ? and expires_at < ?",
                tenant,
                clock.instant());
        return token;
    }

    /** The token if it works now; it goes on working. */
    @Transactional
    @TenantScoped
    public Optional<Token> peek(TenantId tenant, Purpose purpose, String token) {
        return sql.first(
                """
                select purpose, subject, payload from one_time_token
                where tenant_id = ? and token_hash = ? and purpose = ?
                  and used_at is null and expires_at > ?
                """,
                row -> read(tenant, row),
                tenant,
                Secret.hash(token),
                purpose,
                clock.instant());
    }

    /** The token if it worked until now; of many callers at once one gets it. */
    @Transactional
    @TenantScoped
    public Optional<Token> consume(TenantId tenant, Purpose purpose, String token) {
        return sql.first(
                """
                update one_time_token set used_at = ?
                where tenant_id = ? and token_hash = ? and purpose = ?
                  and used_at is null and expires_at > ?
                returning purpose, subject, payload
                """,
                row -> read(tenant, row),
                clock.instant(),
                tenant,
                Secret.hash(token),
                purpose,
                clock.instant());
    }

    /** All of a subject's tokens stop working. */
    @Transactional
    @TenantScoped
    public void revoke(TenantId tenant, UUID subject) {
        sql.update(
                """
                update one_time_token set used_at = ?
                where tenant_id = ? and subject = ? and used_at is null
                """,
                clock.instant(),
                tenant,
                subject);
    }

    /** One token stops working, whatever its purpose. */
    @Transactional
    @TenantScoped
    public void revoke(TenantId tenant, String token) {
        sql.update(
                """
                update one_time_token set used_at = ?
                where tenant_id = ? and token_hash = ? and used_at is null
                """,
                clock.instant(),
                tenant,
                Secret.hash(token));
    }

    /** Whose token this is, when it was opened at another tenant's address (decision 0005). */
    @Transactional
    public Optional<TenantId> issuer(String token) {
        return sql.first(
                "select tenant_id from token_registry where token_hash = ?",
                row -> new TenantId(row.text("tenant_id")),
                Secret.hash(token));
    }

    private Token read(TenantId tenant, Sql.Row row) throws SQLException {
        return new Token(
                Purpose.valueOf(row.text("purpose")),
                row.id("subject"),
                keys.decrypt(tenant, SECRET, row.bytes("payload")));
    }
}
