package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import se.minasidor.accounts.Engagement;
import se.minasidor.accounts.Engagements;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** Reads who is behind a session's cookie, in one transaction for each request. */
@ApplicationScoped
class Visits {

    record Visited(Sessions.Found found, Optional<SignedIn.Visit> visit) {}

    @Inject private Sessions sessions;
    @Inject private Engagements engagements;

    @Transactional
    @TenantScoped
    public Visited read(TenantId tenant, Tenant.SessionLimits limits, String token, String host) {
        Sessions.Found found = sessions.resume(tenant, limits, token, host);
        if (!(found instanceof Sessions.Good good)) {
            return new Visited(found, Optional.empty());
        }
        Sessions.Live session = good.session();
        List<Engagement> all = engagements.of(tenant, session.person());
        if (all.isEmpty()) {
            // No longer anybody's customer: there is nothing left to be signed in to.
            sessions.end(tenant, token);
            return new Visited(new Sessions.Over(session.person()), Optional.empty());
        }
        return new Visited(
                found,
                Optional.of(
                        new SignedIn.Visit(
                                session.person(),
                                all.get(0).name(),
                                session.method(),
                                all,
                                session.customer(),
                                session.expiresAt())));
    }
}
