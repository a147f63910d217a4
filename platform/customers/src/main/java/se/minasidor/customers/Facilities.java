package se.minasidor.customers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;
import se.minasidor.tenancy.Uuids;

/** The places where customers have a service. */
@ApplicationScoped
@Transactional
@TenantScoped
public class Facilities {

    private static final String AGREEMENTS =
            """
            select a.* from agreement a
            join customer c on c.tenant_id = a.tenant_id and c.id = a.customer_id
            where a.tenant_id = ?1 and not a.deleted
              and (c.id = any(cast(?2 as uuid[])) and not c.deleted
                   or c.merged_into = any(cast(?2 as uuid[])))
            order by a.valid_from desc, a.id
            """;

    @PersistenceContext(unitName = "minasidor")
    EntityManager entities;

    /** Every facility these customers have or had an agreement for, with those agreements. */
    public List<FacilityInUse> of(TenantId tenant, Set<UUID> customers) {
        Map<UUID, List<Agreement>> byFacility =
                agreements(tenant, customers).stream()
                        .collect(Collectors.groupingBy(Agreement::getFacilityId));
        return facilities(tenant, byFacility.keySet()).stream()
                .map(f -> new FacilityInUse(f, byFacility.get(f.getId())))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Agreement> agreements(TenantId tenant, Set<UUID> customers) {
        return entities.createNativeQuery(AGREEMENTS, Agreement.class)
                .setParameter(1, tenant.value())
                .setParameter(2, Uuids.array(customers))
                .getResultList();
    }

    /** These facilities, whoever has them. */
    @SuppressWarnings("unchecked")
    private List<Facility> facilities(TenantId tenant, Set<UUID> ids) {
        return entities.createNativeQuery(
                        """
                        select * from facility
                        where tenant_id = ?1 and id = any(cast(?2 as uuid[])) and not deleted
                        order by street, city, service, facility_id
                        """,
                        Facility.class)
                .setParameter(1, tenant.value())
                .setParameter(2, Uuids.array(ids))
                .getResultList();
    }
}
