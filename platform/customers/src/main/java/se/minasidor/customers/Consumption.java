package se.minasidor.customers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * What customers have used and produced (S3-02, S3-03). A customer sees a facility's values on the
 * days of their own agreements for it, whoever else lived there before, lives there after, or
 * shares the meter.
 */
@ApplicationScoped
@Transactional
@TenantScoped
public class Consumption {

    @PersistenceContext(unitName = "minasidor")
    EntityManager entities;

    /** Answers a question about what these customers may see. */
    public <T> T read(TenantId tenant, Set<UUID> customers, Function<MeterBook, T> question) {
        return question.apply(new MeterBook(entities.unwrap(Connection.class), tenant, customers));
    }
}
