package se.minasidor.login.codes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.SiteCookie;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * The stored addresses that are being verified. What must happen once, or a limited number of
 * times, is one statement each, so that it does not matter on which node or how often at once it is
 * asked for.
 */
@ApplicationScoped
@Transactional
@TenantScoped
public class CodeFlows {

    /** Who stopped in the middle can go on that long; then nothing is left of it. */
    public static final Duration KEPT = SiteCookie.SIGNUP.lasting().orElseThrow();

    private static final String PURPOSE = "email-flow";
    private static final String COLUMNS =
            "id, address, address_key, password, sent_at, code_expires_at, tries, verified_at";

    private final Sql sql;
    private final SecretKeys keys;
    private final Clock clock;

    protected CodeFlows() {
        this(null, null, null);
    }

    @Inject
    public CodeFlows(Sql sql, SecretKeys keys, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Begins anew with an address. When it is the same one again, tries are kept and so is the
     * moment of the latest code: beginning anew in the same place is no way to guess on, and none
     * to be mailed another code at once. Whoever still holds the {@link CodeFlow} from before can
     * do nothing with it: its code would be mailed to one address and prove another.
     *
     * @param key what the flow is bound to, such as the hash of a cookie
     */
    public void begin(TenantId tenant, byte[] key, String address, Optional<String> password) {
        Instant now = clock.instant();
        sql.update(
                """
                insert into email_flow
                    (tenant_id, id, flow_key, address, address_key, password, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, flow_key) do update set
                    id = excluded.id,
                    tries = case when email_flow.address_key = excluded.address_key
                                  and email_flow.expires_at > excluded.created_at
                            then email_flow.tries else 0 end,
                    sent_at = case when email_flow.address_key = excluded.address_key
                              then email_flow.sent_at end,
                    address = excluded.address, address_key = excluded.address_key,
                    password = excluded.password, code = null, code_expires_at = null,
                    sent = 0, failed_at = null, verified_at = null,
                    created_at = excluded.created_at, expires_at = excluded.expires_at
                """,
                tenant,
                UUID.randomUUID(),
                key,
                keys.encrypt(tenant, PURPOSE, address),
                addressKey(tenant, address),
                password.orElse(null),
                now,
                now.plus(KEPT));
        sql.update("delete from email_flow where tenant_id = ? and expires_at < ?", tenant, now);
        sql.update(
                "delete from email_code_count where tenant_id = ? and day < ?",
                tenant,
                today().minusDays(2));
    }

    public Optional<CodeFlow> find(TenantId tenant, byte[] key) {
        return sql.first(
                "select "
                        + COLUMNS
                        + " from email_flow"
                        + " where tenant_id = ? and flow_key = ? and expires_at > ?",
                row -> read(tenant, row),
                tenant,
                key,
                clock.instant());
    }

    /** One more code for this address today; false when it has had all that a day allows. */
    boolean count(TenantId tenant, CodeFlow flow, Tenant.SignUp.Codes limits) {
        return sql.update(
                        """
                        insert into email_code_count (tenant_id, address_key, day, sent)
                        values (?, ?, ?, 1)
                        on conflict (tenant_id, address_key, day)
                            do update set sent = email_code_count.sent + 1
                            where email_code_count.sent < ?
                        """,
                        tenant,
                        flow.addressKey(),
                        today(),
                        limits.maxPerDay())
                == 1;
    }

    /** The code that was counted in this transaction is not mailed. */
    void uncount(TenantId tenant, CodeFlow flow) {
        sql.update(
                """
                update email_code_count set sent = sent - 1
                where tenant_id = ? and address_key = ? and day = ?
                """,
                tenant,
                flow.addressKey(),
                today());
    }

    /** The code that works from now on, instead of any before; false when it is too soon. */
    boolean renew(TenantId tenant, CodeFlow flow, String hashed, Tenant.SignUp.Codes limits) {
        Instant now = clock.instant();
        return sql.update(
                        """
                        update email_flow set code = ?, code_expires_at = ?, sent_at = ?,
                            sent = sent + 1
                        where tenant_id = ? and id = ? and verified_at is null and tries < ?
                          and (sent_at is null or sent_at <= ?)
                        """,
                        hashed,
                        now.plus(limits.validFor()),
                        now,
                        tenant,
                        flow.id(),
                        limits.maxTries(),
                        now.minus(limits.resendAfter()))
                == 1;
    }

    /** A try that was taken: the hashed code to compare with, and how many tries that makes. */
    record Taken(String hashed, int tries) {}

    /** Takes a try before anything is compared; empty when there is none left to take. */
    Optional<Taken> take(TenantId tenant, CodeFlow flow, Tenant.SignUp.Codes limits) {
        Instant now = clock.instant();
        return sql.first(
                """
                update email_flow set tries = tries + 1
                where tenant_id = ? and id = ? and tries < ? and verified_at is null
                  and code is not null and code_expires_at > ? and expires_at > ?
                returning code, tries
                """,
                row -> new Taken(row.text("code"), row.number("tries")),
                tenant,
                flow.id(),
                limits.maxTries(),
                now,
                now);
    }

    /** Nothing was compared; the try is given back. */
    void giveBack(TenantId tenant, CodeFlow flow) {
        sql.update(
                "update email_flow set tries = tries - 1 where tenant_id = ? and id = ?",
                tenant,
                flow.id());
    }

    /**
     * Notes a wrong code.
     *
     * @return how many flows of the tenant have had one within the last hour
     */
    int failed(TenantId tenant, CodeFlow flow) {
        Instant now = clock.instant();
        sql.update(
                "update email_flow set failed_at = ? where tenant_id = ? and id = ?",
                now,
                tenant,
                flow.id());
        return sql.first(
                        """
                        select count(*) as flows from email_flow
                        where tenant_id = ? and failed_at > ?
                        """,
                        row -> row.number("flows"),
                        tenant,
                        now.minus(Duration.ofHours(1)))
                .orElse(0);
    }

    /** The latest code does not work any longer; tries stay taken, and the next has to wait. */
    public void recall(TenantId tenant, byte[] key) {
        sql.update(
                """
                update email_flow set code = null, code_expires_at = null
                where tenant_id = ? and flow_key = ?
                """,
                tenant,
                key);
    }

    /** Uses the code up; of many with the same one it is true for the first alone. */
    public boolean use(TenantId tenant, CodeFlow flow, String hashed) {
        return sql.update(
                        """
                        update email_flow
                        set verified_at = ?, code = null, password = null, failed_at = null
                        where tenant_id = ? and id = ? and code = ? and verified_at is null
                          and expires_at > ?
                        """,
                        clock.instant(),
                        tenant,
                        flow.id(),
                        hashed,
                        clock.instant())
                == 1;
    }

    private byte[] addressKey(TenantId tenant, String address) {
        return keys.fingerprint(tenant, PURPOSE, address.toLowerCase(Locale.ROOT));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private CodeFlow read(TenantId tenant, Sql.Row row) throws SQLException {
        return new CodeFlow(
                row.id("id"),
                keys.decrypt(tenant, PURPOSE, row.bytes("address")),
                row.bytes("address_key"),
                Optional.ofNullable(row.text("password")),
                Optional.ofNullable(row.instant("sent_at")),
                row.instant("code_expires_at"),
                row.number("tries"),
                row.instant("verified_at") != null);
    }
}
