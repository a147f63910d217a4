package se.minasidor.login.newcomers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.accounts.Newcomer;
import se.minasidor.accounts.People;
import se.minasidor.accounts.PolicyAcceptances;
import se.minasidor.accounts.PolicyVersion;
import se.minasidor.accounts.Profile;
import se.minasidor.accounts.Profiles;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** Keeps a newcomer's names and that they have read the policy, both or neither. */
@ApplicationScoped
class NewcomerConsent {

    private final People people;
    private final Profiles profiles;
    private final PolicyAcceptances acceptances;
    private final SecurityEvents events;

    protected NewcomerConsent() {
        this(null, null, null, null);
    }

    @Inject
    NewcomerConsent(
            People people,
            Profiles profiles,
            PolicyAcceptances acceptances,
            SecurityEvents events) {
        this.people = people;
        this.profiles = profiles;
        this.acceptances = acceptances;
        this.events = events;
    }

    @Transactional
    @TenantScoped
    public void store(
            TenantId tenant, Newcomer newcomer, Profile profile, Optional<String> version) {
        UUID person =
                newcomer.person().orElseGet(() -> people.of(tenant, newcomer.identity()).id());
        profiles.store(tenant, person, profile);
        version.filter(v -> acceptances.accept(tenant, person, new PolicyVersion(v)))
                .ifPresent(v -> tell(tenant, person, v));
    }

    private void tell(TenantId tenant, UUID person, String version) {
        events.recordWithin(
                tenant,
                Actor.person(person),
                "policy",
                "accepted",
                person,
                Map.of("version", version));
    }
}
