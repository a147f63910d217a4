package se.minasidor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import se.minasidor.tenancy.Secret;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.SiteCookie;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * The way from a proven identity to a session, where {@link FirstVisitStep}s lie in between.
 *
 * <p>There is no session until all steps are done, so nothing behind the login can be reached by
 * jumping ahead; and only the first step that is left can be seen or posted, whatever a browser
 * asks for. What a step was told is stored, so who logs in again goes on where they stopped, on
 * whatever device.
 */
@ApplicationScoped
public class FirstVisits {

    /** How long a proven identity is good for while its owner looks for an invoice or a mail. */
    public static final Duration GOOD_FOR = SiteCookie.NEWCOMER.lasting().orElseThrow();

    private static final String SECRET = "first-visit";

    private final List<FirstVisitStep> steps;
    private final People people;
    private final Sql sql;
    private final SecretKeys keys;
    private final Clock clock;

    protected FirstVisits() {
        this(List.of(), null, null, null, null);
    }

    @Inject
    public FirstVisits(
            @Any Instance<FirstVisitStep> steps,
            People people,
            Sql sql,
            SecretKeys keys,
            Clock clock) {
        this(steps.stream().toList(), people, sql, keys, clock);
    }

    public FirstVisits(
            List<FirstVisitStep> steps, People people, Sql sql, SecretKeys keys, Clock clock) {
        this.steps = steps;
        this.people = people;
        this.sql = sql;
        this.keys = keys;
        this.clock = clock;
    }

    /** The tenant's steps in its order. */
    public List<FirstVisitStep> of(Tenant tenant) {
        Map<String, FirstVisitStep> byId =
                steps.stream().collect(Collectors.toMap(FirstVisitStep::id, step -> step));
        return tenant.firstVisit().steps().stream()
                .map(
                        id ->
                                Optional.ofNullable(byId.get(id))
                                        .orElseThrow(
                                                () ->
                                                        new IllegalStateException(
                                                                "No first-visit step " + id)))
                .toList();
    }

    /** The steps that are left; the first is the only one that may be taken. */
    public List<FirstVisitStep> left(Tenant tenant, Newcomer newcomer) {
        return of(tenant).stream().filter(step -> !step.done(tenant, newcomer)).toList();
    }

    /** Who has just proved that identity. */
    @Transactional
    @TenantScoped
    public Newcomer arrived(
            TenantId tenant, ProvenIdentity identity, String method, String wanted) {
        return new Newcomer(identity, method, person(tenant, identity), wanted);
    }

    /**
     * Begins the steps, or goes on with them, in this browser and in no other.
     *
     * @return the value of the browser's cookie, of which only a hash is kept
     */
    @Transactional
    @TenantScoped
    public String begin(TenantId tenant, Newcomer newcomer) {
        Instant now = clock.instant();
        String token = Secret.random();
        sql.update(
                """
                insert into first_visit (tenant_id, identity_print, identity, method, wanted,
                    token_hash, created_at, proved_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, identity_print) do update set
                    identity = excluded.identity, method = excluded.method,
                    wanted = excluded.wanted, token_hash = excluded.token_hash,
                    proved_at = excluded.proved_at
                """,
                tenant,
                print(tenant, newcomer.identity()),
                keys.encrypt(
                        tenant,
                        SECRET,
                        newcomer.identity().scheme() + " " + newcomer.identity().value()),
                newcomer.method(),
                newcomer.wanted(),
                Secret.hash(token),
                now,
                now);
        sql.update(
                "delete from first_visit where tenant_id = ? and proved_at < ?",
                tenant,
                now.minus(GOOD_FOR));
        return token;
    }

    /** Who that browser's cookie stands for, while the proof is good. */
    @Transactional
    @TenantScoped
    public Optional<Newcomer> resume(TenantId tenant, String token) {
        return sql.first(
                """
                select identity, method, wanted from first_visit
                where tenant_id = ? and token_hash = ? and proved_at > ?
                """,
                row -> newcomer(tenant, row),
                tenant,
                Secret.hash(token),
                clock.instant().minus(GOOD_FOR));
    }

    /** All is done: nothing more needs to be kept. */
    @Transactional
    @TenantScoped
    public void end(TenantId tenant, ProvenIdentity identity) {
        sql.update(
                "delete from first_visit where tenant_id = ? and identity_print = ?",
                tenant,
                print(tenant, identity));
    }

    /**
     * The last step has been taken in the browser with that cookie.
     *
     * @return true for one of however many requests say so at the same time; it alone begins a
     *     session
     */
    @Transactional
    @TenantScoped
    public boolean finish(TenantId tenant, String token) {
        return sql.update(
                        "delete from first_visit where tenant_id = ? and token_hash = ?",
                        tenant,
                        Secret.hash(token))
                == 1;
    }

    /** Given up in this browser. */
    @Transactional
    @TenantScoped
    public void leave(TenantId tenant, String token) {
        finish(tenant, token);
    }

    private Optional<UUID> person(TenantId tenant, ProvenIdentity identity) {
        return people.find(tenant, identity).map(Person::id);
    }

    private Newcomer newcomer(TenantId tenant, Sql.Row row) throws SQLException {
        String[] identity = keys.decrypt(tenant, SECRET, row.bytes("identity")).split(" ", 2);
        ProvenIdentity proven =
                new ProvenIdentity(ProvenIdentity.Scheme.valueOf(identity[0]), identity[1]);
        return new Newcomer(proven, row.text("method"), person(tenant, proven), row.text("wanted"));
    }

    private byte[] print(TenantId tenant, ProvenIdentity identity) {
        return keys.fingerprint(tenant, SECRET, identity.scheme() + " " + identity.value());
    }
}
