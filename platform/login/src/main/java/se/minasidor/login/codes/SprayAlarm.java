package se.minasidor.login.codes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * Tells once an hour that codes are being guessed in many flows at once, which no limit of a single
 * flow or address can see.
 */
@ApplicationScoped
class SprayAlarm {

    private static final Logger LOG = Logger.getLogger(SprayAlarm.class.getName());
    private static final String EVENT = "code-spray";

    private final Sql sql;
    private final SecurityEvents events;

    protected SprayAlarm() {
        this(null, null);
    }

    @Inject
    SprayAlarm(Sql sql, SecurityEvents events) {
        this.sql = sql;
        this.events = events;
    }

    /** Of many guesses at once one tells. */
    @Transactional
    @TenantScoped
    public void raise(TenantId tenant, int failing) {
        if (alone(tenant) && !events.heardOf(tenant, EVENT, Duration.ofHours(1))) {
            LOG.log(
                    Level.WARNING,
                    "Mailed codes are being guessed in {0}: {1} flows with wrong codes in an hour",
                    new Object[] {tenant, failing});
            events.recordWithin(
                    tenant,
                    Actor.SYSTEM,
                    EVENT,
                    "alarm",
                    null,
                    Map.of("flows", String.valueOf(failing)));
        }
    }

    /** False while somebody else looks whether to tell. */
    private boolean alone(TenantId tenant) {
        return sql.first(
                        "select pg_try_advisory_xact_lock(hashtextextended(?, 4)) as mine",
                        row -> row.result().getBoolean("mine"),
                        tenant)
                .orElseThrow();
    }
}
