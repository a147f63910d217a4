package se.minasidor.login.social;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import se.minasidor.tenancy.Secret;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.SiteCookie;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * Logins on their way, each bound to a tenant, a provider and a browser. Hashes find them, what
 * else is needed is encrypted. Coming back removes the row in the same statement that finds it: of
 * many at once one gets it, and another browser or provider gets nothing and spoils nothing.
 */
@ApplicationScoped
class Flows {

    static final Duration GOOD_FOR = SiteCookie.FLOW.lasting().orElseThrow();

    private static final String SECRET = "login-flow";

    private final Sql sql;
    private final SecretKeys keys;
    private final Clock clock;

    protected Flows() {
        this(null, null, null);
    }

    @Inject
    Flows(Sql sql, SecretKeys keys, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * @param browser the value of the browser's flow cookie
     * @param wanted a path without blanks
     */
    @Transactional
    @TenantScoped
    public Flow begin(TenantId tenant, String provider, String browser, String wanted) {
        Flow flow = new Flow(Secret.random(), Secret.random(), Secret.random(), wanted);
        Instant now = clock.instant();
        sql.update("delete from login_flow where tenant_id = ? and expires_at < ?", tenant, now);
        sql.update(
                """
                insert into login_flow
                    (tenant_id, state_hash, browser_hash, provider, content, expires_at)
                values (?, ?, ?, ?, ?, ?)
                """,
                tenant,
                Secret.hash(flow.state()),
                Secret.hash(browser),
                provider,
                keys.encrypt(tenant, SECRET, flow.nonce() + " " + flow.verifier() + " " + wanted),
                now.plus(GOOD_FOR));
        return flow;
    }

    /** The flow, once; empty for another browser, provider or tenant, and when it took too long. */
    @Transactional
    @TenantScoped
    public Optional<Flow> finish(TenantId tenant, String provider, String browser, String state) {
        return sql.first(
                """
                delete from login_flow
                where tenant_id = ? and state_hash = ? and browser_hash = ? and provider = ?
                  and expires_at > ?
                returning content
                """,
                row -> {
                    String[] parts =
                            keys.decrypt(tenant, SECRET, row.bytes("content")).split(" ", 3);
                    return new Flow(state, parts[0], parts[1], parts[2]);
                },
                tenant,
                Secret.hash(state),
                Secret.hash(browser),
                provider,
                clock.instant());
    }
}
