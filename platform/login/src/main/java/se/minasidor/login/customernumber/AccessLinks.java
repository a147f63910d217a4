package se.minasidor.login.customernumber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.minasidor.accounts.OneTimeTokens;
import se.minasidor.accounts.People;
import se.minasidor.accounts.Person;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.customers.Customer;
import se.minasidor.customers.Customers;
import se.minasidor.customers.IdentityNumber;
import se.minasidor.customers.Invoices;
import se.minasidor.login.RegisteredEmail;
import se.minasidor.login.requests.AccessAnswer;
import se.minasidor.login.requests.AccessRequest;
import se.minasidor.mail.Letter;
import se.minasidor.mail.Mailer;
import se.minasidor.tenancy.PublicAddress;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;
import se.minasidor.tenancy.WordBook;

/**
 * Mails the link to choose a password. It goes to the registered address whenever there is one; an
 * address that a visitor typed is used only for a customer who cannot be reached otherwise, and
 * whose numbers the visitor knew (A.6 no. 7 and 9).
 */
@ApplicationScoped
class AccessLinks implements AccessAnswer {

    @Inject private Customers customers;
    @Inject private Invoices invoices;
    @Inject private RegisteredEmail registered;
    @Inject private People people;
    @Inject private OneTimeTokens tokens;
    @Inject private Mailer mailer;
    @Inject private PublicAddress address;
    @Inject private WordBook words;
    @Inject private Clock clock;

    @Override
    public Set<AccessRequest.Kind> kinds() {
        return EnumSet.of(AccessRequest.Kind.REGISTER, AccessRequest.Kind.PASSWORD);
    }

    @Override
    @Transactional
    @TenantScoped
    public String answer(TenantId id, Tenant tenant, AccessRequest request) {
        boolean register = request.kind() == AccessRequest.Kind.REGISTER;
        Optional<Customer> customer =
                customers
                        .named(id, request.name(), tenant.login().organisationNumberPrefix())
                        .stream()
                        .filter(c -> !register || proven(tenant, c, request))
                        .findFirst();
        return customer.map(c -> mail(tenant, c, request)).orElse("no-match");
    }

    private boolean proven(Tenant tenant, Customer customer, AccessRequest request) {
        boolean same =
                IdentityNumber.typed(request.identity())
                        .filter(n -> customers.matchesIdentity(tenant.id(), customer, n))
                        .isPresent();
        return same
                && (tenant.registration().extraProof() == Tenant.Registration.ExtraProof.NONE
                        || invoices.proves(
                                tenant.id(),
                                customer.getPartyKey(),
                                request.invoice(),
                                tenant.firstVisit()
                                        .invoicesFrom(
                                                LocalDate.now(clock.withZone(tenant.timeZone())))));
    }

    private String mail(Tenant tenant, Customer customer, AccessRequest request) {
        List<String> known =
                registered.of(tenant.id(), customer.getPartyKey(), Optional.of(customer));
        boolean typed = known.isEmpty();
        if (typed && request.kind() == AccessRequest.Kind.PASSWORD) {
            return "no-address";
        }
        send(tenant, customer, request, typed ? request.email() : known.get(0), typed);
        known.stream().skip(1).forEach(other -> tell(tenant.id(), other, request.language()));
        return typed ? "mailed-typed" : "mailed-registered";
    }

    private void send(
            Tenant tenant, Customer customer, AccessRequest request, String to, boolean typed) {
        Person person =
                people.of(
                        tenant.id(),
                        new ProvenIdentity(
                                ProvenIdentity.Scheme.PARTY, customer.getPartyKey().value()));
        String token =
                tokens.issue(
                        tenant.id(),
                        OneTimeTokens.Purpose.CHOOSE_PASSWORD,
                        person.id(),
                        new PasswordInvitation(
                                        to, typed, request.name(), customer.getPartyKey().value())
                                .write(),
                        tenant.registration().linkValidFor());
        String link = address.of(tenant, "/losenord/valj?token=" + token).toString();
        mailer.send(
                tenant.id(),
                new Letter(
                        to,
                        request.language(),
                        typed ? "register" : "password",
                        Map.of(
                                "link",
                                link,
                                "time",
                                words.time(
                                        tenant,
                                        request.language(),
                                        tenant.registration().linkValidFor()))));
    }

    /** Everybody who may be the owner hears of it. */
    private void tell(TenantId tenant, String to, Locale language) {
        mailer.send(tenant, new Letter(to, language, "asked", Map.of()));
    }
}
