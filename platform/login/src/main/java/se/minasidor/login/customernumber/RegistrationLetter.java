package se.minasidor.login.customernumber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import se.minasidor.customers.Customer;
import se.minasidor.login.PaperLetter;
import se.minasidor.login.passwords.TypedEmail;
import se.minasidor.tenancy.Tenant;

/** Tells a customer whom nothing but paper reaches that an address was registered. */
@ApplicationScoped
class RegistrationLetter {

    @Inject private PaperLetter paper;

    String page(Tenant tenant, Customer customer, String email, Instant at) {
        return paper.page(
                tenant,
                customer,
                "register.letter",
                at,
                Map.of("address", TypedEmail.masked(email)));
    }
}
