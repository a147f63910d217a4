package se.minasidor.login.customernumber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.customers.Customer;
import se.minasidor.customers.CustomerNumber;
import se.minasidor.customers.Customers;
import se.minasidor.customers.IdentityNumber;
import se.minasidor.login.LoginAttempts;
import se.minasidor.login.SessionStart;
import se.minasidor.login.customernumber.Credentials.Credential;
import se.minasidor.tenancy.ClientAddress;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.Tenant;

/**
 * Customer number or organisation number and password against what we know. A company with several
 * customer numbers is one party and has one password (A.6 no. 5).
 *
 * <p>The same steps are taken for a number that nobody has: one look-up of customers, one of
 * passwords, one count, one Argon2id, one line in the log.
 */
@ApplicationScoped
class CustomerNumberLogin {

    /** How a try ended. */
    sealed interface Answer {}

    record Welcome(String path) implements Answer {}

    /** Wrong number or wrong password; nobody is told which. */
    record Refused() implements Answer {}

    record Wait(Duration time) implements Answer {}

    record Busy() implements Answer {}

    @Inject private Customers customers;
    @Inject private Credentials credentials;
    @Inject private Passwords passwords;
    @Inject private LoginAttempts attempts;
    @Inject private SessionStart sessionStart;
    @Inject private ClientAddress addresses;
    @Inject private SecurityEvents events;

    Answer tryWith(
            HttpServletRequest request,
            HttpServletResponse response,
            Tenant tenant,
            LoginForm form) {
        List<Customer> named = named(tenant, form.name());
        Optional<byte[]> device = SessionStart.device(request);
        List<Credential> found =
                credentials.of(
                        tenant.id(),
                        named.stream().map(Customer::getPartyKey).collect(Collectors.toSet()),
                        device);
        LoginAttempts.Attempt attempt =
                new LoginAttempts.Attempt(
                        LoginAttempts.Kind.LOGIN,
                        account(
                                found,
                                TypedName.key(
                                        form.name(), tenant.login().organisationNumberPrefix())),
                        device.filter(d -> found.stream().anyMatch(Credential::deviceKnown)),
                        addresses.of(request));
        Optional<Duration> wait = attempts.begin(tenant.id(), tenant.throttle(), attempt);
        if (wait.isPresent()) {
            return new Wait(wait.get());
        }
        // Numbers are unique for each of the organisation's companies, so two may have the same.
        Checked checked = check(found, form.password());
        if (checked.answer() == Passwords.Answer.BUSY) {
            return new Busy();
        }
        if (checked.answer() == Passwords.Answer.WRONG) {
            UUID person = found.isEmpty() ? null : found.get(0).person();
            events.record(
                    tenant.id(),
                    "login",
                    "failed",
                    person,
                    Map.of("method", CustomerNumberMethod.ID));
            return new Refused();
        }
        Credential credential = checked.credential();
        attempts.succeeded(tenant.id(), tenant.throttle(), attempt);
        if (checked.answer() == Passwords.Answer.RIGHT_BUT_OLD) {
            passwords
                    .hash(form.password())
                    .ifPresent(
                            stronger ->
                                    credentials.strengthen(
                                            tenant.id(),
                                            credential.person(),
                                            credential.phc(),
                                            stronger));
        }
        return new Welcome(
                sessionStart.begin(
                        request,
                        response,
                        tenant,
                        new ProvenIdentity(ProvenIdentity.Scheme.PARTY, credential.party().value()),
                        new SessionStart.Arrival(
                                CustomerNumberMethod.ID,
                                meant(named, credential, form.name()),
                                form.wanted())));
    }

    private record Checked(Passwords.Answer answer, Credential credential) {}

    private Checked check(List<Credential> found, String password) {
        Checked last = null;
        for (Credential credential : found) {
            last =
                    new Checked(
                            passwords.check(password, Optional.of(credential.phc())), credential);
            if (last.answer() != Passwords.Answer.WRONG) {
                return last;
            }
        }
        return last != null ? last : new Checked(passwords.check(password, Optional.empty()), null);
    }

    private List<Customer> named(Tenant tenant, String name) {
        List<Customer> named =
                customers.named(tenant.id(), name, tenant.login().organisationNumberPrefix());
        boolean organisation =
                IdentityNumber.typed(name).filter(IdentityNumber::organisation).isPresent();
        return organisation && !tenant.login().acceptOrganisationNumber()
                ? named.stream().filter(c -> isNumber(c, name)).toList()
                : named;
    }

    /** One counter for all customer numbers of a party, else each would give five more guesses. */
    private static String account(List<Credential> found, String typed) {
        return found.isEmpty() ? "typed:" + typed : "party:" + found.get(0).party().value();
    }

    /** The customer that was typed; none when an organisation number stands for several. */
    private static Optional<UUID> meant(List<Customer> named, Credential who, String name) {
        List<Customer> theirs =
                named.stream().filter(c -> c.getPartyKey().equals(who.party())).toList();
        List<Customer> typed =
                theirs.size() == 1
                        ? theirs
                        : theirs.stream().filter(c -> isNumber(c, name)).toList();
        return typed.size() == 1 ? Optional.of(typed.get(0).getId()) : Optional.empty();
    }

    private static boolean isNumber(Customer customer, String typed) {
        return CustomerNumber.typed(typed)
                .filter(n -> n.key().equals(new CustomerNumber(customer.getCustomerNumber()).key()))
                .isPresent();
    }
}
