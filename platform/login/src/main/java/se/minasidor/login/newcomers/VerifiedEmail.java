package se.minasidor.login.newcomers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import se.minasidor.accounts.Newcomer;
import se.minasidor.accounts.People;
import se.minasidor.login.codes.CodeFlow;
import se.minasidor.login.codes.CodeFlows;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** Gives a newcomer the address that they have verified; only now there is a person to have it. */
@ApplicationScoped
class VerifiedEmail {

    @Inject private CodeFlows flows;
    @Inject private People people;

    @Transactional
    @TenantScoped
    public void confirm(TenantId tenant, Newcomer newcomer, CodeFlow flow, String hashedCode) {
        if (flows.use(tenant, flow, hashedCode)) {
            UUID person =
                    newcomer.person().orElseGet(() -> people.of(tenant, newcomer.identity()).id());
            people.confirmEmail(tenant, person, flow.address());
        }
    }
}
