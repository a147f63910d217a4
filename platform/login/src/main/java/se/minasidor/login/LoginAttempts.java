package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.Seldom;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * Slows down guessing without ever locking an account (decision 0006). Every attempt is counted
 * before anything is checked, in one transaction with its rows locked: of many attempts at the same
 * moment only the free ones pass. A refused attempt is not counted, else waiting would not help.
 */
@ApplicationScoped
public class LoginAttempts {

    /** What is being tried; each kind has counters of its own. */
    public enum Kind {
        /** A password. */
        LOGIN,
        /** Something that makes us send a mail. */
        REQUEST,
        /** Numbers from an invoice, which are guessed more easily than a password. */
        PROOF,
        /** An order at BankID: nothing to guess, but each costs the organisation. */
        ORDER,
        /** A visit to a provider, of which nothing is known yet but where it comes from. */
        START
    }

    /**
     * One attempt.
     *
     * @param account whose account, by whatever is the same each time: party, or what was typed
     * @param device hash of the browser's cookie if the account has signed in with it; such a
     *     browser is counted by itself alone, so that nobody elsewhere can slow the owner down. For
     *     a proof, which no browser has given before, the hash of who gives it: counted as well
     * @param address the visitor's IP address
     */
    public record Attempt(Kind kind, String account, Optional<byte[]> device, String address) {

        @Override
        public String toString() {
            return "Attempt:" + kind;
        }
    }

    private static final Logger LOG = Logger.getLogger(LoginAttempts.class.getName());
    private static final Duration FORGOTTEN = Duration.ofDays(8);

    private final Sql sql;
    private final SecretKeys keys;
    private final Clock clock;
    private final Seldom clearing = new Seldom();

    protected LoginAttempts() {
        this(null, null, null);
    }

    @Inject
    public LoginAttempts(Sql sql, SecretKeys keys, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Counts the attempt, or says how long to wait.
     *
     * @return empty when the attempt may go on
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public Optional<Duration> begin(TenantId tenant, Tenant.Throttle throttle, Attempt attempt) {
        Instant now = clock.instant();
        SortedMap<String, Budget> budgets = budgets(tenant, throttle, attempt);
        Map<String, Counter> counters = locked(tenant, budgets, now);
        Duration wait =
                counters.values().stream()
                        .map(c -> c.wait(now))
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO);
        if (wait.isNegative() || wait.isZero()) {
            store(tenant, counters, c -> c.remaining(now) + 1, now);
            counters.values().forEach(c -> warn(tenant, c, now));
            return Optional.empty();
        }
        return Optional.of(wait);
    }

    /** A counter that fills up is told once, which is what an operator wants to be woken by. */
    private static void warn(TenantId tenant, Counter counter, Instant now) {
        if (counter.budget().justSpent(counter.remaining(now) + 1)) {
            LOG.log(
                    Level.WARNING,
                    "Attempts of {0} in {1} begin to wait, after {2}",
                    new Object[] {counter.budget().what(), tenant, counter.budget().free()});
        }
    }

    /** The attempt was no guess: it is taken back, and a known device starts afresh. */
    @Transactional
    @TenantScoped
    public void succeeded(TenantId tenant, Tenant.Throttle throttle, Attempt attempt) {
        Instant now = clock.instant();
        Map<String, Counter> counters = locked(tenant, budgets(tenant, throttle, attempt), now);
        boolean known = attempt.kind() != Kind.PROOF && attempt.device().isPresent();
        store(tenant, counters, c -> known ? 0 : c.remaining(now) - 1, now);
        if (clearing.due(tenant, now)) {
            // Rows that others hold are left for the next time: they may wait for ours.
            sql.update(
                    """
                    delete from login_attempt where tenant_id = ? and bucket in (
                        select bucket from login_attempt where tenant_id = ? and last_at < ?
                        for update skip locked)
                    """,
                    tenant,
                    tenant,
                    now.minus(FORGOTTEN));
        }
    }

    /** The account has a new password; whoever forgot the old one need not wait. */
    @Transactional
    @TenantScoped
    public void forgive(TenantId tenant, String account) {
        sql.update(
                "delete from login_attempt where tenant_id = ? and bucket = ?",
                tenant,
                bucket(tenant, Kind.LOGIN + ":account:" + account));
    }

    private record Counter(Budget budget, double attempts, Instant last) {

        double remaining(Instant now) {
            return budget.remaining(attempts, last, now);
        }

        /** Never longer than the delay itself, even if another node's clock is ahead of ours. */
        Duration wait(Instant now) {
            Duration delay = budget.delayAfter(attempts);
            Duration left = Duration.between(now, last.plus(delay));
            return left.compareTo(delay) < 0 ? left : delay;
        }
    }

    /** By name, because rows are locked in that order and two attempts must not cross. */
    private SortedMap<String, Budget> budgets(
            TenantId tenant, Tenant.Throttle throttle, Attempt attempt) {
        SortedMap<String, Budget> named = new TreeMap<>();
        AttemptBudgets.of(attempt, throttle)
                .forEach(
                        (name, budget) ->
                                named.put(bucket(tenant, attempt.kind() + ":" + name), budget));
        return named;
    }

    /** Addresses and customer numbers are personal; their keyed hash counts as well. */
    private String bucket(TenantId tenant, String name) {
        return HexFormat.of().formatHex(keys.fingerprint(tenant, "login-attempt", name));
    }

    /** Locks the rows, those that were not there yet too, one after the other in their order. */
    private Map<String, Counter> locked(
            TenantId tenant, SortedMap<String, Budget> budgets, Instant now) {
        return sql
                .list(
                        """
                        insert into login_attempt (tenant_id, bucket, attempts, last_at)
                        select ?, name, 0, ? from unnest(?) with ordinality as wanted (name, place)
                        order by place
                        on conflict (tenant_id, bucket)
                            do update set attempts = login_attempt.attempts
                        returning bucket, attempts, last_at
                        """,
                        row ->
                                Map.entry(
                                        row.text("bucket"),
                                        new Counter(
                                                budgets.get(row.text("bucket")),
                                                row.decimal("attempts"),
                                                row.instant("last_at"))),
                        tenant,
                        now,
                        budgets.keySet().toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void store(
            TenantId tenant,
            Map<String, Counter> counters,
            ToDoubleFunction<Counter> attempts,
            Instant now) {
        List<String> names = List.copyOf(counters.keySet());
        Double[] counts =
                names.stream()
                        .map(name -> attempts.applyAsDouble(counters.get(name)))
                        .map(count -> Math.max(0, Math.min(count, 1_000_000)))
                        .toArray(Double[]::new);
        sql.update(
                """
                update login_attempt set attempts = new.count, last_at = ?
                from unnest(?, ?) as new (name, count)
                where tenant_id = ? and bucket = new.name
                """,
                now,
                names.toArray(String[]::new),
                counts,
                tenant);
    }
}
