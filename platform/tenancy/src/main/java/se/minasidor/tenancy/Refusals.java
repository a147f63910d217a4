package se.minasidor.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Refusals that a stranger can cause as fast as they can ask. The log of security events keeps each
 * of its rows for two years, so it has the first of a burst; the metric {@code refused} has them
 * all. Nobody is slowed down by it: whoever shares a stranger's address may have a good key.
 */
@ApplicationScoped
public class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class.getName());

    private final Bursts bursts = new Bursts();

    @Inject private SecurityEvents events;
    @Inject private MetricRegistry metrics;
    @Inject private Clock clock;

    /** Counts a refusal of whomever, such as one of the tenant's integrators. */
    public void count(TenantId tenant, String event, String outcome) {
        metrics.counter(
                        "refused",
                        new Tag("tenant", tenant.value()),
                        new Tag("event", event),
                        new Tag("outcome", outcome))
                .inc();
    }

    /** Counts a refusal of a stranger, and tells it unless their address has had its share. */
    public void ofStranger(
            TenantId tenant,
            String address,
            String event,
            String outcome,
            Map<String, String> detail) {
        count(tenant, event, outcome);
        Bursts.Worth worth = bursts.next(tenant, address, clock.instant());
        if (worth != Bursts.Worth.COUNTED) {
            events.record(tenant, Actor.VISITOR, event, outcome, null, detail);
        }
        if (worth == Bursts.Worth.TOLD_LAST) {
            LOG.log(
                    Level.WARNING,
                    "Refusals ({0} {1}) in {2} are only counted for up to an hour, after many",
                    new Object[] {event, outcome, tenant});
        }
    }
}
