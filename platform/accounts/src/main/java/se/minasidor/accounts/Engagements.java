package se.minasidor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import se.minasidor.customers.Customer;
import se.minasidor.customers.Customers;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * For which customers a person may act: in the household model all customers of the person's own
 * party, and likewise for a company with several customer numbers (A.6 no. 5). Somebody who moved
 * out still sees their history.
 */
@ApplicationScoped
public class Engagements {

    private static final Set<Permission> OWN = Set.copyOf(EnumSet.allOf(Permission.class));

    @Inject private People people;
    @Inject private Customers customers;

    @Transactional
    @TenantScoped
    public List<Engagement> of(TenantId tenant, UUID person) {
        return people
                .find(tenant, person)
                .map(p -> customers.ofParty(tenant, p.party()))
                .orElse(List.of())
                .stream()
                .map(Engagements::own)
                .toList();
    }

    private static Engagement own(Customer customer) {
        return new Engagement(
                customer.getId(),
                customer.getCustomerNumber(),
                customer.getName(),
                customer.getLegalEntity(),
                OWN);
    }
}
