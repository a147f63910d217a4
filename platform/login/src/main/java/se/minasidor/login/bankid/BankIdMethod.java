package se.minasidor.login.bankid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.minasidor.login.LoginMethod;
import se.minasidor.tenancy.Tenant;

/** {@code bankid}: Mobilt BankID, on this device or another. */
@ApplicationScoped
class BankIdMethod implements LoginMethod {

    static final String ID = "bankid";

    @Inject private BankIdSettings settings;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String page() {
        return "/login/bankid.xhtml";
    }

    @Override
    public String help() {
        return "/help/methods/bankid.xhtml";
    }

    @Override
    public String icon() {
        return "phone";
    }

    @Override
    public boolean ready(Tenant tenant) {
        return settings.ready(tenant);
    }
}
