package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.tenancy.Tenant;

/** The only door in: every login method ends here. */
@ApplicationScoped
public class SessionStart {

    /**
     * Ends whatever session the browser had and begins a new one.
     *
     * @param method the login method's id
     * @return the path to go to now, always one of ours
     */
    public String begin(
            HttpServletRequest request,
            HttpServletResponse response,
            Tenant tenant,
            ProvenIdentity identity,
            String method) {
        throw new UnsupportedOperationException();
    }
}
