package se.minasidor.login.emailpassword;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.login.passwords.TypedEmail;
import se.minasidor.login.requests.AccessRequest;
import se.minasidor.login.requests.LinkRequestPage;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;

/** {@code /losenord/epost}: "Glömt lösenordet?" for those who log in with an e-mail address. */
@RequestScoped
@Named("forgottenPage")
public class ForgottenPage extends LinkRequestPage {

    @Inject private CurrentTenant current;

    @Override
    protected String method() {
        return EmailPasswordMethod.ID;
    }

    @Override
    protected String address() {
        return "/losenord/epost";
    }

    @Override
    protected String field() {
        return "epost";
    }

    @Override
    protected Optional<String> impossible(String typed) {
        return TypedEmail.plausible(typed) ? Optional.empty() : Optional.of("signup.email.fault");
    }

    @Override
    protected String counter(Tenant tenant, String typed) {
        return EmailLogin.counter(ProvenIdentity.email(typed));
    }

    @Override
    protected AccessRequest request(String typed) {
        return AccessRequest.emailPassword(typed, current.getLanguage());
    }
}
