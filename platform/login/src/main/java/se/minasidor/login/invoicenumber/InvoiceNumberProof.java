package se.minasidor.login.invoicenumber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.accounts.Newcomer;
import se.minasidor.customers.Customer;
import se.minasidor.customers.CustomerNumber;
import se.minasidor.customers.Customers;
import se.minasidor.customers.Invoices;
import se.minasidor.customers.PartyKey;
import se.minasidor.login.LoginAttempts;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.Tenant;

/**
 * A customer number together with the number of one of that customer's invoices. The same steps are
 * taken for a number that nobody has, and every try is counted before anything is looked at: for
 * the number, for who tries, for where it comes from and for everybody.
 */
@ApplicationScoped
class InvoiceNumberProof {

    /** What was typed. */
    record Numbers(String customer, String invoice) {

        @Override
        public String toString() {
            return "Numbers";
        }
    }

    /** How a try ended. */
    sealed interface Answer {}

    record Linked(UUID person) implements Answer {}

    /** No such customer, no such invoice, or another customer's; nobody is told which. */
    record Refused() implements Answer {}

    record Wait(Duration time) implements Answer {}

    private static final PartyKey NOBODY = new PartyKey("-");

    @Inject private LoginAttempts attempts;
    @Inject private Customers customers;
    @Inject private Invoices invoices;
    @Inject private IdentityLinking linking;
    @Inject private SecurityEvents events;
    @Inject private Clock clock;

    Answer tryWith(
            Tenant tenant, Newcomer newcomer, Numbers typed, String address, Locale language) {
        LoginAttempts.Attempt attempt =
                new LoginAttempts.Attempt(
                        LoginAttempts.Kind.PROOF,
                        account(typed.customer()),
                        Optional.of(newcomer.identity().value().getBytes(StandardCharsets.UTF_8)),
                        address);
        Optional<Duration> wait = attempts.begin(tenant.id(), tenant.throttle(), attempt);
        if (wait.isPresent()) {
            return new Wait(wait.get());
        }
        Optional<UUID> person =
                proven(tenant, typed)
                        .flatMap(customer -> linking.link(tenant, newcomer, customer, language));
        events.record(
                tenant.id(),
                person.map(Actor::person).orElse(Actor.VISITOR),
                "first-visit",
                person.isPresent() ? "linked" : "failed",
                person.orElse(null),
                Map.of("method", newcomer.method(), "step", "invoicenumber"));
        person.ifPresent(p -> attempts.succeeded(tenant.id(), tenant.throttle(), attempt));
        return person.<Answer>map(Linked::new).orElseGet(Refused::new);
    }

    private static String account(String typed) {
        return CustomerNumber.typed(typed).map(CustomerNumber::key).orElse("");
    }

    private Optional<Customer> proven(Tenant tenant, Numbers typed) {
        List<Customer> named =
                customers.named(
                        tenant.id(), typed.customer(), tenant.login().organisationNumberPrefix());
        LocalDate notBefore =
                tenant.firstVisit().invoicesFrom(LocalDate.now(clock.withZone(tenant.timeZone())));
        if (named.isEmpty()) {
            invoices.proves(tenant.id(), NOBODY, typed.invoice(), notBefore);
        }
        return named.stream()
                .filter(
                        customer ->
                                invoices.proves(
                                        tenant.id(),
                                        customer.getPartyKey(),
                                        typed.invoice(),
                                        notBefore))
                .findFirst();
    }
}
