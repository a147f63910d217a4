package se.minasidor.customers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;
import se.minasidor.tenancy.Uuids;

/** The tenant's customers, found by what people type or by the party they are. */
@ApplicationScoped
@Transactional
@TenantScoped
public class Customers {

    @PersistenceContext(unitName = "minasidor")
    EntityManager entities;

    @Inject Identities identities;

    /**
     * The customers somebody means who types a customer number or an organisation number, with or
     * without spaces, hyphens or the prefix (16, 00, the tenant's own) in front of the latter. A
     * personnummer finds nobody. A customer that was merged into another is found as that other.
     */
    public List<Customer> named(TenantId tenant, String typedLoginName, String orgPrefix) {
        Optional<CustomerNumber> number = CustomerNumber.typed(typedLoginName);
        if (number.isEmpty()) {
            return List.of();
        }
        List<Customer> byNumber = numbered(tenant, number.get());
        return byNumber.isEmpty() ? ofOrganisation(tenant, typedLoginName, orgPrefix) : byNumber;
    }

    private List<Customer> numbered(TenantId tenant, CustomerNumber number) {
        return list(
                entities.createNativeQuery(
                                """
                                select c.* from customer c
                                where c.tenant_id = ?1 and not c.deleted and c.merged_into is null
                                  and (c.number_key = ?2 or c.id in (
                                    select old.merged_into from customer old
                                    where old.tenant_id = ?1 and old.number_key = ?2
                                      and old.merged_into is not null))
                                order by c.customer_number, c.id
                                """,
                                Customer.class)
                        .setParameter(1, tenant.value())
                        .setParameter(2, number.key()));
    }

    private List<Customer> ofOrganisation(TenantId tenant, String typed, String orgPrefix) {
        return organisation(typed, orgPrefix)
                .map(number -> ofParty(tenant, identities.party(tenant, number)))
                .orElse(List.of())
                .stream()
                .filter(Customer::isOrganisation)
                .toList();
    }

    private static Optional<IdentityNumber> organisation(String typed, String orgPrefix) {
        String plain = Typed.plain(typed);
        String prefix = orgPrefix == null ? "" : orgPrefix;
        Optional<IdentityNumber> straight = IdentityNumber.typed(plain);
        return straight.isPresent() || prefix.isEmpty() || !plain.startsWith(prefix)
                ? straight
                : IdentityNumber.typed(plain.substring(prefix.length()));
    }

    /** All customers of one person or organisation, those that have moved out included. */
    public List<Customer> ofParty(TenantId tenant, PartyKey party) {
        return list(
                entities.createNativeQuery(
                                """
                                select * from customer
                                where tenant_id = ?1 and party_key = ?2
                                  and not deleted and merged_into is null
                                order by customer_number, id
                                """,
                                Customer.class)
                        .setParameter(1, tenant.value())
                        .setParameter(2, party.value()));
    }

    public List<Customer> withIds(TenantId tenant, Set<UUID> customers) {
        return list(
                entities.createNativeQuery(
                                """
                                select * from customer
                                where tenant_id = ?1 and id = any(cast(?2 as uuid[]))
                                  and not deleted and merged_into is null
                                order by customer_number, id
                                """,
                                Customer.class)
                        .setParameter(1, tenant.value())
                        .setParameter(2, Uuids.array(customers)));
    }

    public boolean belongsTo(TenantId tenant, UUID customer, PartyKey party) {
        return ofParty(tenant, party).stream().anyMatch(c -> c.getId().equals(customer));
    }

    /** Whether the sender gave this very number for the customer; false where it gave none. */
    public boolean matchesIdentity(TenantId tenant, Customer customer, IdentityNumber number) {
        // Always computed, so that a customer without a number takes as long as one with another.
        byte[] print = identities.fingerprint(tenant, number);
        Object found =
                entities.createNativeQuery(
                                """
                                select count(*) from customer
                                where tenant_id = ?1 and id = cast(?2 as uuid) and not deleted
                                  and identity_print = ?3
                                """)
                        .setParameter(1, tenant.value())
                        .setParameter(2, customer.getId().toString())
                        .setParameter(3, print)
                        .getSingleResult();
        return ((Number) found).longValue() == 1;
    }

    @SuppressWarnings("unchecked")
    private static List<Customer> list(Query query) {
        return List.copyOf(new LinkedHashSet<>((List<Customer>) query.getResultList()));
    }
}
