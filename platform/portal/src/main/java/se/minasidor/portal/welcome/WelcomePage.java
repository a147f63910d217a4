package se.minasidor.portal.welcome;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import se.minasidor.accounts.Profile;
import se.minasidor.accounts.Profiles;
import se.minasidor.login.Redirect;
import se.minasidor.login.ReturnPath;
import se.minasidor.login.SignedIn;
import se.minasidor.tenancy.CurrentTenant;

/** {@code /valkommen}: what a new account is for. Who is a customer has no business here. */
@Named
@RequestScoped
public class WelcomePage {

    @Inject private CurrentTenant current;
    @Inject private SignedIn signedIn;
    @Inject private Profiles profiles;

    public void open() {
        if (!signedIn.getEngagements().isEmpty()) {
            FacesContext faces = FacesContext.getCurrentInstance();
            Redirect.to(
                    (HttpServletResponse) faces.getExternalContext().getResponse(),
                    ReturnPath.FIRST);
            faces.responseComplete();
        }
    }

    /** Empty where nobody has told a name. */
    public String getFirstName() {
        return profiles.find(current.id(), signedIn.person()).map(Profile::firstName).orElse("");
    }
}
