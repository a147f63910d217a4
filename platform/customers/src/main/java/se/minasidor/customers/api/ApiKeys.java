package se.minasidor.customers.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import se.minasidor.customers.ApiKeyIssuer;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** Whether a key of this tenant lets its bearer do something. */
@ApplicationScoped
public class ApiKeys {

    /** What a key is worth. */
    public enum Verdict {
        ALLOWED,
        /** Wrong, revoked or another tenant's: the caller is not told which. */
        UNKNOWN,
        EXPIRED,
        NOT_IN_SCOPE
    }

    /** The verdict, and the key's id where the tenant has such a key. */
    public record Answer(Verdict verdict, UUID key) {}

    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    @PersistenceContext(unitName = "minasidor")
    EntityManager entities;

    @Inject Clock clock;

    @Transactional
    @TenantScoped
    public Answer look(TenantId tenant, String key, String scope) {
        List<?> found =
                entities.createNativeQuery(
                                """
                                select cast(id as text), array_to_string(scopes, ' '), expires_at,
                                  revoked_at, last_used_at
                                from api_key where tenant_id = ?1 and key_hash = ?2
                                """)
                        .setParameter(1, tenant.value())
                        .setParameter(2, ApiKeyIssuer.hash(key))
                        .getResultList();
        if (found.isEmpty()) {
            return new Answer(Verdict.UNKNOWN, null);
        }
        Object[] row = (Object[]) found.get(0);
        UUID id = UUID.fromString((String) row[0]);
        Instant now = clock.instant();
        if (row[3] != null) {
            return new Answer(Verdict.UNKNOWN, id);
        }
        if (!instant(row[2]).isAfter(now)) {
            return new Answer(Verdict.EXPIRED, id);
        }
        if (!Set.of(((String) row[1]).split(" ")).contains(scope)) {
            return new Answer(Verdict.NOT_IN_SCOPE, id);
        }
        noteUse(tenant, id, now, row[4]);
        return new Answer(Verdict.ALLOWED, id);
    }

    private void noteUse(TenantId tenant, UUID id, Instant now, Object lastUsed) {
        if (lastUsed != null && instant(lastUsed).plus(USE_NOTED_EVERY).isAfter(now)) {
            return;
        }
        entities.createNativeQuery(
                        """
                        update api_key set last_used_at = now()
                        where tenant_id = ?1 and id = cast(?2 as uuid)
                        """)
                .setParameter(1, tenant.value())
                .setParameter(2, id.toString())
                .executeUpdate();
    }

    private static Instant instant(Object timestamp) {
        return ((Timestamp) timestamp).toInstant();
    }
}
