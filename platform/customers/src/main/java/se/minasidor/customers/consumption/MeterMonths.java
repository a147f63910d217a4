package se.minasidor.customers.consumption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;

/**
 * Makes partitions, each in a transaction of its own: the import that needs one may run for
 * minutes, and nobody else shall wait for its end to get the same one.
 */
@ApplicationScoped
public class MeterMonths {

    @PersistenceContext(unitName = "minasidor")
    EntityManager entities;

    /**
     * @param first of the month's days
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void make(LocalDate first) {
        entities.createNativeQuery("select cast(make_meter_month(cast(?1 as date)) as text)")
                .setParameter(1, first.toString())
                .getSingleResult();
    }
}
