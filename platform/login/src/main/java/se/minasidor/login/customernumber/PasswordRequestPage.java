package se.minasidor.login.customernumber;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import se.minasidor.customers.CustomerNumber;
import se.minasidor.login.requests.AccessRequest;
import se.minasidor.login.requests.LinkRequestPage;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;

/** "Skapa lösenord": a link goes to the registered address and nowhere else (S0-15, S0-16). */
@RequestScoped
@Named("passwordRequestPage")
public class PasswordRequestPage extends LinkRequestPage {

    @Inject private CurrentTenant current;

    @Override
    protected String method() {
        return CustomerNumberMethod.ID;
    }

    @Override
    protected String address() {
        return "/losenord";
    }

    @Override
    protected String field() {
        return "kundnummer";
    }

    @Override
    protected Optional<String> impossible(String typed) {
        return CustomerNumber.typed(typed).isEmpty()
                ? Optional.of("common.customernumber.fault")
                : Optional.empty();
    }

    @Override
    protected String counter(Tenant tenant, String typed) {
        return TypedName.key(typed, tenant.login().organisationNumberPrefix());
    }

    @Override
    protected AccessRequest request(String typed) {
        return AccessRequest.password(typed, current.getLanguage());
    }
}
