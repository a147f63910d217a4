package se.minasidor.login.customernumber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import se.minasidor.customers.Customer;
import se.minasidor.login.PaperLetter;
import se.minasidor.tenancy.Tenant;

/** Tells a customer whom nothing but paper reaches that an address was registered. */
@ApplicationScoped
class RegistrationLetter {

    @Inject private PaperLetter paper;

    String page(Tenant tenant, Customer customer, String email, Instant at) {
        return paper.page(
                tenant, customer, "register.letter", at, Map.of("address", masked(email)));
    }

    /** Enough for the owner to know it again, too little for whoever opens the envelope. */
    static String masked(String email) {
        int at = email.indexOf('@');
        return at < 1 ? "***" : email.charAt(0) + "***" + email.substring(at);
    }
}
