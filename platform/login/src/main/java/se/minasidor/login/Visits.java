package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.accounts.Engagement;
import se.minasidor.accounts.Engagements;
import se.minasidor.accounts.People;
import se.minasidor.accounts.Person;
import se.minasidor.accounts.Profile;
import se.minasidor.accounts.Profiles;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** Reads who is behind a session's cookie, in one transaction for each request. */
@ApplicationScoped
class Visits {

    record Visited(Sessions.Found found, Optional<SignedIn.Visit> visit) {}

    @Inject private Sessions sessions;
    @Inject private Engagements engagements;
    @Inject private Profiles profiles;
    @Inject private People people;

    @Transactional
    @TenantScoped
    public Visited read(TenantId id, Tenant tenant, String token, boolean used) {
        Sessions.Found found =
                sessions.resume(id, tenant.session(), token, tenant.hosts().primary(), used);
        if (!(found instanceof Sessions.Good good)) {
            return new Visited(found, Optional.empty());
        }
        Sessions.Live session = good.session();
        List<Engagement> all = engagements.of(id, session.person());
        if (all.isEmpty() && !tenant.signUp().enabled()) {
            // No longer anybody's customer: there is nothing left to be signed in to.
            return new Visited(new Sessions.Over(sessions.end(id, token)), Optional.empty());
        }
        return new Visited(
                found,
                Optional.of(
                        new SignedIn.Visit(
                                session.person(),
                                all.isEmpty() ? ownName(id, session.person()) : all.get(0).name(),
                                session.method(),
                                all,
                                session.customer(),
                                session.provedAt(),
                                session.kept())));
    }

    /** What somebody is called who is nobody's customer yet. */
    private String ownName(TenantId tenant, UUID person) {
        return profiles.find(tenant, person)
                .map(Profile::fullName)
                .or(() -> people.find(tenant, person).flatMap(Person::email))
                .orElse("");
    }
}
