package se.minasidor.customers.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** The tenant's events, in their order. */
@ApplicationScoped
public class EventLog {

    /** One event; {@code data} is a JSON object. */
    public record Event(
            long sequence, UUID id, String kind, String happenedAt, String data, boolean letter) {}

    @PersistenceContext(unitName = "minasidor")
    EntityManager entities;

    @Transactional
    @TenantScoped
    public List<Event> after(TenantId tenant, long sequence, int most) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select sequence, cast(id as text), kind,
                                  happened_at,
                                  cast(data as text), letter is not null
                                from organisation_event
                                where tenant_id = ?1 and sequence > ?2
                                order by sequence limit ?3
                                """)
                        .setParameter(1, tenant.value())
                        .setParameter(2, sequence)
                        .setParameter(3, most)
                        .getResultList();
        List<Event> events = new ArrayList<>();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            events.add(
                    new Event(
                            ((Number) row[0]).longValue(),
                            UUID.fromString((String) row[1]),
                            (String) row[2],
                            happened(row[3]),
                            (String) row[4],
                            (Boolean) row[5]));
        }
        return events;
    }

    private static String happened(Object timestamp) {
        return ((Timestamp) timestamp).toInstant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** The page to print and post that belongs to an event. */
    @Transactional
    @TenantScoped
    public Optional<String> letter(TenantId tenant, UUID event) {
        List<?> found =
                entities.createNativeQuery(
                                """
                                select letter from organisation_event
                                where tenant_id = ?1 and id = cast(?2 as uuid)
                                  and letter is not null
                                """)
                        .setParameter(1, tenant.value())
                        .setParameter(2, event.toString())
                        .getResultList();
        return found.stream().findFirst().map(String.class::cast);
    }
}
