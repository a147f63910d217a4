package se.minasidor.login.customernumber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.minasidor.login.LoginMethod;

/** {@code customernumber}: customer number or organisation number, and password. */
@ApplicationScoped
class CustomerNumberMethod implements LoginMethod {

    static final String ID = "customernumber";

    @Inject private CustomerNumberPage form;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String page() {
        return "/login/customernumber.xhtml";
    }

    @Override
    public String help() {
        return "/help/methods/customernumber.xhtml";
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
