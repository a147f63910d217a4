package se.minasidor.login.customernumber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import se.minasidor.customers.Customer;
import se.minasidor.customers.CustomerNumber;
import se.minasidor.customers.Customers;
import se.minasidor.customers.IdentityNumber;
import se.minasidor.login.SessionStart;
import se.minasidor.login.passwords.Credentials;
import se.minasidor.login.passwords.Credentials.Credential;
import se.minasidor.login.passwords.LoginAnswer;
import se.minasidor.login.passwords.LoginForm;
import se.minasidor.login.passwords.PasswordLogin;
import se.minasidor.tenancy.Tenant;

/**
 * Customer number or organisation number and password against what we know. A company with several
 * customer numbers is one party and has one password (A.6 no. 5).
 *
 * <p>The same look-ups are made for a number that nobody has: one of customers, one of passwords.
 */
@ApplicationScoped
class CustomerNumberLogin {

    @Inject private Customers customers;
    @Inject private Credentials credentials;
    @Inject private PasswordLogin login;

    LoginAnswer tryWith(
            HttpServletRequest request,
            HttpServletResponse response,
            Tenant tenant,
            LoginForm form) {
        // Numbers are unique for each of the organisation's companies, so two may have the same.
        List<Customer> named = named(tenant, form.name());
        List<Credential> found =
                credentials.of(
                        tenant.id(),
                        named.stream().map(Customer::getPartyKey).collect(Collectors.toSet()),
                        SessionStart.device(request));
        String typed = TypedName.key(form.name(), tenant.login().organisationNumberPrefix());
        return login.with(
                request,
                response,
                tenant,
                new PasswordLogin.Try(
                        CustomerNumberMethod.ID,
                        account(found, typed),
                        found,
                        form,
                        who -> meant(named, who, form.name())));
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
