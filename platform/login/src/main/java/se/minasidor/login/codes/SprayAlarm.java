package se.minasidor.login.codes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.TenantId;

/**
 * Tells once an hour that codes are being guessed in many flows at once, which no limit of a single
 * flow or address can see.
 */
@ApplicationScoped
class SprayAlarm {

    private static final Logger LOG = Logger.getLogger(SprayAlarm.class.getName());
    private static final String EVENT = "code-spray";

    @Inject private CodeFlows flows;
    @Inject private SecurityEvents events;

    void raise(TenantId tenant, int failing) {
        if (!flows.told(tenant, EVENT)) {
            LOG.log(
                    Level.WARNING,
                    "Mailed codes are being guessed in {0}: {1} flows with wrong codes in an hour",
                    new Object[] {tenant, failing});
            events.record(
                    tenant,
                    Actor.SYSTEM,
                    EVENT,
                    "alarm",
                    null,
                    Map.of("flows", String.valueOf(failing)));
        }
    }
}
