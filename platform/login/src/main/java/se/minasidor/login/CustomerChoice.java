package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.HostCookie;
import se.minasidor.tenancy.SiteCookie;

/** Which of several customers a signed-in person looks at (A.6 no. 5). */
@ApplicationScoped
public class CustomerChoice {

    @Inject private CurrentTenant current;
    @Inject private SignedIn signedIn;
    @Inject private Sessions sessions;

    /**
     * From the next request on, pages show this customer.
     *
     * @return false when the person may not act for it, and nothing changed
     */
    public boolean choose(HttpServletRequest request, UUID customer) {
        boolean theirs =
                signedIn.getEngagements().stream().anyMatch(e -> e.customerId().equals(customer));
        if (theirs) {
            HostCookie.read(request, SiteCookie.SESSION)
                    .ifPresent(token -> sessions.choose(current.id(), token, customer));
        }
        return theirs;
    }
}
