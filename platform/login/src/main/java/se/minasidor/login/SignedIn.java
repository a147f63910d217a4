package se.minasidor.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import se.minasidor.accounts.Engagement;
import se.minasidor.accounts.Permission;

/**
 * Who is behind this request. Filled by {@link SignedInFilter} from the session in the database;
 * empty for visitors. Services are given what it knows as parameters.
 */
@RequestScoped
@Named("signedIn")
public class SignedIn {

    /** What a valid session says. */
    record Visit(
            UUID person,
            String name,
            String method,
            List<Engagement> engagements,
            UUID chosenCustomer,
            Instant provedAt,
            boolean kept) {}

    private Visit visit;

    void become(Visit visit) {
        this.visit = visit;
    }

    public boolean isPresent() {
        return visit != null;
    }

    /** The person, for services that ask on whose behalf. */
    public UUID person() {
        return known().person();
    }

    /** The name for the header: the chosen customer's. */
    public String getName() {
        Engagement chosen = getEngagement();
        return chosen == null ? known().name() : chosen.name();
    }

    /** The word of the login method that was used. */
    public String getMethod() {
        return known().method();
    }

    /** The customer being looked at; null only on the page where one of several is chosen. */
    public Engagement getEngagement() {
        List<Engagement> all = known().engagements();
        if (all.size() == 1) {
            return all.get(0);
        }
        return all.stream()
                .filter(e -> e.customerId().equals(known().chosenCustomer()))
                .findFirst()
                .orElse(null);
    }

    /** Every customer this person may act for, by name and number. */
    public List<Engagement> getEngagements() {
        return known().engagements();
    }

    public boolean isSeveral() {
        return known().engagements().size() > 1;
    }

    /** The customers whose data a page shows: the chosen one, or none. */
    public Set<UUID> customers() {
        Engagement chosen = getEngagement();
        return chosen == null ? Set.of() : Set.of(chosen.customerId());
    }

    /** The same, where the person has that permission for it; otherwise none. */
    public Set<UUID> customersWith(Permission permission) {
        Engagement chosen = getEngagement();
        return chosen == null || !chosen.may(permission) ? Set.of() : customers();
    }

    /** The session was made of a login that the browser kept, and has proved nothing itself. */
    public boolean isKept() {
        return known().kept();
    }

    /** When the person last proved who they are. */
    public Instant provedAt() {
        return known().provedAt();
    }

    private Visit known() {
        if (visit == null) {
            throw new IllegalStateException("Nobody is signed in");
        }
        return visit;
    }
}
