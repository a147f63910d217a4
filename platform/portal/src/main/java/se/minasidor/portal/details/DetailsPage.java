package se.minasidor.portal.details;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import se.minasidor.accounts.People;
import se.minasidor.accounts.Permission;
import se.minasidor.accounts.Person;
import se.minasidor.customers.Customer;
import se.minasidor.customers.Customers;
import se.minasidor.login.SignedIn;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;

/** What is registered about the customer; to be read, and changed by whoever the page names. */
@Named
@RequestScoped
public class DetailsPage {

    @Inject private CurrentTenant current;
    @Inject private SignedIn signedIn;
    @Inject private Customers customers;
    @Inject private People people;
    @Inject private Clock clock;

    private List<Customer> shown = List.of();
    private String loginEmail;
    private LocalDateTime heldUntil;

    public void open() {
        Tenant tenant = current.getTenant();
        shown = customers.withIds(tenant.id(), signedIn.customersWith(Permission.SEE_DETAILS));
        Optional<Person> person = people.find(tenant.id(), signedIn.person());
        loginEmail = person.flatMap(Person::email).orElse(null);
        heldUntil =
                person.filter(p -> p.contactHeld(clock.instant()))
                        .flatMap(Person::contactHoldUntil)
                        .map(until -> LocalDateTime.ofInstant(until, tenant.timeZone()))
                        .orElse(null);
    }

    public List<Customer> getShown() {
        return shown;
    }

    public String company(Customer customer) {
        return current.getTenant().legalEntity(customer.getLegalEntity()).name();
    }

    /** The address that login mails go to, or null where there is none. */
    public String getLoginEmail() {
        return loginEmail;
    }

    /**
     * Until then contact details stay as they are, by the tenant's clock; null when they are free.
     */
    public LocalDateTime getHeldUntil() {
        return heldUntil;
    }
}
