package se.minasidor.login.invoicenumber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.accounts.IdentityLinks;
import se.minasidor.accounts.Newcomer;
import se.minasidor.accounts.People;
import se.minasidor.accounts.Person;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.customers.Customer;
import se.minasidor.customers.Customers;
import se.minasidor.customers.OrganisationEvents;
import se.minasidor.login.PaperLetter;
import se.minasidor.login.RegisteredEmail;
import se.minasidor.mail.Letter;
import se.minasidor.mail.Mailer;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;
import se.minasidor.tenancy.WordBook;

/**
 * An account from elsewhere becomes a way in for a customer, and every contact that the
 * organisation has is told in the same transaction. Where there is none, the organisation gets a
 * letter to post, and contact details stay as they are for three days (A.6 no. 7).
 */
@ApplicationScoped
class IdentityLinking {

    private static final Duration HOLD = Duration.ofHours(72);

    @Inject private IdentityLinking inTransaction;
    @Inject private People people;
    @Inject private IdentityLinks links;
    @Inject private Customers customers;
    @Inject private RegisteredEmail registered;
    @Inject private Mailer mailer;
    @Inject private OrganisationEvents organisation;
    @Inject private PaperLetter paper;
    @Inject private WordBook words;
    @Inject private Clock clock;

    /** The person it stands for now; empty when it stood for somebody else already. */
    Optional<UUID> link(Tenant tenant, Newcomer newcomer, Customer customer, Locale language) {
        return inTransaction.link(tenant.id(), tenant, newcomer, customer, language);
    }

    @Transactional
    @TenantScoped
    public Optional<UUID> link(
            TenantId id, Tenant tenant, Newcomer newcomer, Customer customer, Locale language) {
        List<String> known = registered.of(id, customer.getPartyKey(), Optional.of(customer));
        Person person =
                people.of(
                        id,
                        new ProvenIdentity(
                                ProvenIdentity.Scheme.PARTY, customer.getPartyKey().value()));
        if (!links.link(id, newcomer.identity(), person.id())) {
            // Said twice, as by a double click, it stays said; another's it cannot become.
            return people.find(id, newcomer.identity()).map(Person::id).filter(person.id()::equals);
        }
        known.forEach(
                address ->
                        mailer.send(
                                id,
                                new Letter(
                                        address,
                                        language,
                                        "linked",
                                        Map.of(
                                                "customerNumber",
                                                customer.getCustomerNumber(),
                                                "service",
                                                service(tenant, newcomer, language)))));
        Instant now = clock.instant();
        if (known.isEmpty()) {
            people.holdContact(id, person.id(), now.plus(HOLD));
        }
        for (Customer one : customers.ofParty(id, customer.getPartyKey())) {
            organisation.publish(
                    id,
                    OrganisationEvents.Kind.LOGIN_LINKED,
                    Map.of(
                            "customer",
                            one.getExternalId(),
                            "customerNumber",
                            one.getCustomerNumber(),
                            "method",
                            newcomer.method()),
                    known.isEmpty()
                            ? Optional.of(
                                    paper.page(
                                            tenant,
                                            one,
                                            "firstvisit.letter",
                                            now,
                                            Map.of(
                                                    "service",
                                                    service(
                                                            tenant,
                                                            newcomer,
                                                            tenant.languages().preferred()))))
                            : Optional.empty());
        }
        return Optional.of(person.id());
    }

    private String service(Tenant tenant, Newcomer newcomer, Locale language) {
        return words.say(tenant, language, "login." + newcomer.method() + ".label");
    }
}
