package se.minasidor.login.emailpassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.minasidor.login.LoginMethod;

/** {@code emailpassword}: e-mail address and password. */
@ApplicationScoped
class EmailPasswordMethod implements LoginMethod {

    static final String ID = "emailpassword";

    @Inject private EmailPasswordPage form;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String page() {
        return "/login/emailpassword.xhtml";
    }

    @Override
    public String help() {
        return "/help/methods/emailpassword.xhtml";
    }

    @Override
    public String icon() {
        return "mail";
    }

    @Override
    public boolean byPassword() {
        return true;
    }

    @Override
    public void posted() {
        form.logIn();
    }
}
