package se.minasidor.login.customernumber;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import se.minasidor.login.passwords.LoginAnswer;
import se.minasidor.login.passwords.LoginForm;
import se.minasidor.login.passwords.PasswordLoginPage;

/** The form under the tab "Kundnummer". */
@RequestScoped
@Named("customerNumberPage")
public class CustomerNumberPage extends PasswordLoginPage {

    @Inject private CustomerNumberLogin login;

    @Override
    protected String field() {
        return "kundnummer";
    }

    @Override
    protected String missing() {
        return "login.customernumber.missing";
    }

    @Override
    protected LoginAnswer tryWith(LoginForm form) {
        return login.tryWith(page().request(), page().response(), current().getTenant(), form);
    }

    /** How companies write their number here; empty when it is not accepted. */
    public String getOrganisationHint() {
        var login = current().getTenant().login();
        if (!login.acceptOrganisationNumber()) {
            return "";
        }
        return login.organisationNumberPrefix().isEmpty()
                ? texts().get("login.orgNumber.plain")
                : texts().with(
                                "login.orgNumber.help",
                                Map.of("prefix", login.organisationNumberPrefix()));
    }
}
