package se.minasidor.customers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * What the organisation is told by {@code GET /api/v1/events}, for its own systems and its staff.
 * An event may carry a letter to print and post.
 */
@ApplicationScoped
public class OrganisationEvents {

    /** What happened. The API's description tells which data each has. */
    public enum Kind {
        /** Somebody registered whom nobody could tell about it: a letter waits to be posted. */
        REGISTRATION_UNCONFIRMED("registration.unconfirmed"),
        /** An account at another service logs in to the customer from now on. */
        LOGIN_LINKED("login.linked");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    @PersistenceContext(unitName = "minasidor")
    EntityManager entities;

    /**
     * @param data what the organisation needs, never an identity number
     */
    @Transactional
    @TenantScoped
    public void publish(
            TenantId tenant, Kind kind, Map<String, String> data, Optional<String> printableHtml) {
        // One at a time in a tenant: else a reader could see number 6 before 5 and never ask again.
        entities.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended('event ' || ?1, 0)) as text)")
                .setParameter(1, tenant.value())
                .getSingleResult();
        JsonObjectBuilder json = Json.createObjectBuilder();
        data.forEach(json::add);
        entities.createNativeQuery(
                        """
                        insert into organisation_event (tenant_id, kind, data, letter)
                        values (?1, ?2, cast(?3 as jsonb), cast(?4 as text))
                        """)
                .setParameter(1, tenant.value())
                .setParameter(2, kind.word())
                .setParameter(3, json.build().toString())
                .setParameter(4, printableHtml.orElse(null))
                .executeUpdate();
    }
}
