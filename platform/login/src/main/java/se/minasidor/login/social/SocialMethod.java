package se.minasidor.login.social;

import jakarta.enterprise.context.ApplicationScoped;
import se.minasidor.login.LoginMethod;
import se.minasidor.tenancy.Tenant;

/** {@code social}: an account at one of the providers in {@code login.providers}. */
@ApplicationScoped
class SocialMethod implements LoginMethod {

    static final String ID = "social";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String page() {
        return "/login/social.xhtml";
    }

    @Override
    public String help() {
        return "/help/methods/social.xhtml";
    }

    /** Announced until a provider knows the organisation. */
    @Override
    public boolean ready(Tenant tenant) {
        return tenant.login().providers().stream()
                .anyMatch(provider -> tenant.login().registration(provider).isPresent());
    }
}
