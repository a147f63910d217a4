package se.minasidor.login.emailpassword;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import se.minasidor.login.passwords.LoginAnswer;
import se.minasidor.login.passwords.LoginForm;
import se.minasidor.login.passwords.PasswordLoginPage;

/** The form with e-mail address and password. */
@RequestScoped
@Named("emailPasswordPage")
public class EmailPasswordPage extends PasswordLoginPage {

    @Inject private EmailLogin login;

    @Override
    protected String field() {
        return "epost";
    }

    @Override
    protected String missing() {
        return "login.email.missing";
    }

    @Override
    protected LoginAnswer tryWith(LoginForm form) {
        return login.tryWith(page().request(), page().response(), current().getTenant(), form);
    }
}
