package se.minasidor.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * The log of what happened to people's access: logins, refusals, ended sessions, changed addresses.
 * Each record is kept even when the use case around it is rolled back, and for two years.
 */
@ApplicationScoped
public class SecurityEvents {

    private static final Logger LOG = Logger.getLogger(SecurityEvents.class.getName());
    private static final Pattern PERSONAL_NUMBER = Pattern.compile("\\d{6}(?:\\d{2})?[-+ ]?\\d{4}");

    @PersistenceContext(unitName = "minasidor")
    private EntityManager entities;

    /**
     * @param event what happened, such as {@code login}
     * @param outcome how it ended, such as {@code ok} or {@code refused}
     * @param person the person it happened to, or null when unknown
     * @param detail more words; anything that looks like a personal number is hidden
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public void record(
            TenantId tenant,
            String event,
            String outcome,
            UUID person,
            Map<String, String> detail) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        detail.forEach((key, value) -> json.add(key, harmless(value)));
        String details = json.build().toString();
        entities.createNativeQuery(
                        """
                        insert into security_event
                            (tenant_id, event, outcome, person_id, request_id, detail)
                        values (?1, ?2, ?3, cast(?4 as uuid), ?5, cast(?6 as jsonb))
                        """)
                .setParameter(1, tenant.value())
                .setParameter(2, event)
                .setParameter(3, outcome)
                .setParameter(4, person == null ? null : person.toString())
                .setParameter(5, LogContext.request().orElse(null))
                .setParameter(6, details)
                .executeUpdate();
        entities.createNativeQuery(
                        """
                        delete from security_event
                        where tenant_id = ?1 and at < now() - interval '24 months'
                        """)
                .setParameter(1, tenant.value())
                .executeUpdate();
        LOG.info(() -> "security event " + event + " " + outcome + " in " + tenant + " " + details);
    }

    static String harmless(String value) {
        return value == null ? "" : PERSONAL_NUMBER.matcher(value).replaceAll("***");
    }
}
