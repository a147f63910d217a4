package se.minasidor.login.newcomers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.accounts.Newcomer;
import se.minasidor.accounts.People;
import se.minasidor.accounts.PolicyAcceptances;
import se.minasidor.accounts.PolicyVersion;
import se.minasidor.accounts.Profile;
import se.minasidor.accounts.Profiles;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** Keeps a newcomer's names and that they have read the policy, both or neither. */
@ApplicationScoped
class NewcomerConsent {

    @Inject private People people;
    @Inject private Profiles profiles;
    @Inject private PolicyAcceptances acceptances;

    /** Whose they are now. */
    @Transactional
    @TenantScoped
    public UUID store(
            TenantId tenant, Newcomer newcomer, Profile profile, Optional<String> version) {
        UUID person =
                newcomer.person().orElseGet(() -> people.of(tenant, newcomer.identity()).id());
        profiles.store(tenant, person, profile);
        version.ifPresent(v -> acceptances.accept(tenant, person, new PolicyVersion(v)));
        return person;
    }
}
