package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import se.minasidor.accounts.People;
import se.minasidor.accounts.Person;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.customers.Customer;
import se.minasidor.customers.Customers;
import se.minasidor.customers.PartyKey;
import se.minasidor.tenancy.TenantId;

/**
 * Every address at which a customer can be told something. The organisation's own register comes
 * first: whoever calls customer service to change an address (S0-14) changes it there.
 */
@ApplicationScoped
public class RegisteredEmail {

    @Inject private Customers customers;
    @Inject private People people;

    /** The first is the one that links are mailed to; empty when the customer cannot be reached. */
    public List<String> of(TenantId tenant, PartyKey party, Optional<Customer> named) {
        Stream<String> own = named.stream().map(Customer::getEmail);
        Stream<String> all = customers.ofParty(tenant, party).stream().map(Customer::getEmail);
        Stream<String> confirmed =
                people
                        .find(
                                tenant,
                                new ProvenIdentity(ProvenIdentity.Scheme.PARTY, party.value()))
                        .flatMap(Person::email)
                        .stream();
        Map<String, String> once = new LinkedHashMap<>();
        Stream.of(own, all, confirmed)
                .flatMap(s -> s)
                .filter(e -> e != null && !e.isBlank())
                .forEach(e -> once.putIfAbsent(e.strip().toLowerCase(Locale.ROOT), e.strip()));
        return List.copyOf(once.values());
    }
}
