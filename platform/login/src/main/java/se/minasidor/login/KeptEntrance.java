package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import se.minasidor.accounts.FirstVisits;
import se.minasidor.accounts.People;
import se.minasidor.accounts.Person;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * A browser comes back with a login that it has kept. Using that and beginning a session of it is
 * one transaction: whoever ends the login ends the session, or comes before it.
 */
@ApplicationScoped
class KeptEntrance {

    /**
     * What the cookie was worth.
     *
     * @param session the token of the session that was begun, if one was; it has proved nothing
     *     itself
     */
    record Entered(KeptLogins.Found found, Optional<String> session) {

        @Override
        public String toString() {
            return "Entered";
        }
    }

    /** The browser, by the value it may be known by, and what it calls itself. */
    record Browser(Optional<String> device, String userAgent) {

        @Override
        public String toString() {
            return "Browser";
        }
    }

    @Inject private KeptLogins kept;
    @Inject private People people;
    @Inject private FirstVisits firstVisits;
    @Inject private Sessions sessions;

    @Transactional
    @TenantScoped
    public Entered enter(TenantId id, Tenant tenant, String cookie, Browser browser) {
        KeptLogins.Found found = kept.use(id, cookie);
        Optional<String> session =
                found instanceof KeptLogins.Good good && tenant.session().keep().isPresent()
                        ? begin(tenant, good, browser)
                        : Optional.empty();
        return new Entered(found, session);
    }

    /** Empty when the person has steps to take, which needs a real login. */
    private Optional<String> begin(Tenant tenant, KeptLogins.Good login, Browser browser) {
        return people.find(tenant.id(), login.person())
                .filter(person -> noStepsLeft(tenant, person, login.method()))
                .map(
                        person ->
                                sessions.start(
                                        tenant.id(),
                                        tenant.session(),
                                        new Sessions.Beginning(
                                                person.id(),
                                                tenant.hosts().primary(),
                                                login.method(),
                                                null,
                                                browser.device(),
                                                browser.userAgent(),
                                                Optional.of(login.selector()),
                                                false)));
    }

    private boolean noStepsLeft(Tenant tenant, Person person, String method) {
        return tenant.firstVisit().steps().isEmpty()
                || firstVisits
                        .left(
                                tenant,
                                firstVisits.arrived(
                                        tenant.id(),
                                        new ProvenIdentity(
                                                ProvenIdentity.Scheme.PARTY,
                                                person.party().value()),
                                        method,
                                        ReturnPath.FIRST))
                        .isEmpty();
    }
}
