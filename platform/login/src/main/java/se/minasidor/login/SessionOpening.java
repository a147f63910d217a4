package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.accounts.Engagement;
import se.minasidor.accounts.Engagements;
import se.minasidor.accounts.FirstVisits;
import se.minasidor.accounts.Newcomer;
import se.minasidor.accounts.People;
import se.minasidor.accounts.Person;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** What {@link SessionStart} does in the database, in one transaction. */
@ApplicationScoped
class SessionOpening {

    /**
     * Where somebody comes in.
     *
     * @param former the token of the session that the browser had, if any
     * @param device the value by which the browser may be known
     */
    record Browser(Optional<String> former, String device, String userAgent, Locale language) {

        @Override
        public String toString() {
            return "Browser";
        }
    }

    sealed interface Opened {}

    /** The cookie of a newcomer who has steps to take. */
    record StepsLeft(String cookie) implements Opened {}

    /** A newcomer whose word is not good enough to become somebody here. */
    record Doubtful() implements Opened {}

    /** The newcomer's last step has let somebody in before; it does so once. */
    record InAlready() implements Opened {}

    /** A new session: its token and where it leads. */
    record In(String token, String path) implements Opened {}

    @Inject private People people;
    @Inject private FirstVisits firstVisits;
    @Inject private Engagements engagements;
    @Inject private Sessions sessions;
    @Inject private KnownDevices devices;
    @Inject private NewBrowserMail newBrowser;
    @Inject private SecurityEvents events;

    @Transactional
    @TenantScoped
    public Opened open(
            TenantId id,
            Tenant tenant,
            ProvenIdentity identity,
            SessionStart.Arrival arrival,
            Browser browser) {
        if (!arrival.steps().map(cookie -> firstVisits.finish(id, cookie)).orElse(true)) {
            return new InAlready();
        }
        browser.former().ifPresent(token -> sessions.end(id, token));
        if (!tenant.firstVisit().steps().isEmpty()) {
            Newcomer newcomer =
                    firstVisits.arrived(
                            id, identity, arrival.method(), ReturnPath.allowed(arrival.wanted()));
            if (!firstVisits.left(tenant, newcomer).isEmpty()) {
                if (arrival.doubtful()) {
                    events.recordWithin(
                            id,
                            Actor.VISITOR,
                            "login",
                            "doubtful",
                            null,
                            Map.of("method", arrival.method()));
                    return new Doubtful();
                }
                return new StepsLeft(firstVisits.begin(id, newcomer));
            }
            firstVisits.end(id, identity);
        }
        Person person = people.of(id, identity);
        List<Engagement> all = engagements.of(id, person.id());
        Optional<UUID> customer =
                arrival.customer()
                        .filter(c -> all.stream().anyMatch(e -> e.customerId().equals(c)));
        String token =
                sessions.start(
                        id,
                        tenant.session(),
                        new Sessions.Beginning(
                                person.id(),
                                tenant.hosts().primary(),
                                arrival.method(),
                                customer.orElse(null),
                                Optional.of(browser.device()),
                                browser.userAgent(),
                                Optional.empty(),
                                arrival.doubtful()));
        if (arrival.doubtful()
                || devices.meet(id, person.id(), browser.device())) { // doubt makes nothing known
            newBrowser.send(id, tenant, person, identity, arrival.method(), browser);
        }
        events.recordWithin(
                id,
                Actor.person(person.id()),
                "login",
                "ok",
                person.id(),
                Map.of("method", arrival.method()));
        return new In(
                token,
                all.size() > 1 && customer.isEmpty()
                        ? ReturnPath.choice(arrival.wanted())
                        : ReturnPath.allowed(arrival.wanted()));
    }
}
