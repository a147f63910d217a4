package se.minasidor.customers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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

    /** The facilities that these customers have or had, where something is or was measured. */
    public List<MeteredFacility> metered(TenantId tenant, Set<UUID> customers) {
        return List.of();
    }

    /**
     * The values of some quantities at one facility; empty when it is none of these customers'.
     *
     * @param resolution of the values wanted; a year's values are whole years
     * @param from the first day, for months and years the first day of the first one
     * @param to the day after the last
     */
    public List<SeriesValues> values(
            TenantId tenant,
            Set<UUID> customers,
            UUID facility,
            Set<Quantity> quantities,
            Resolution resolution,
            LocalDate from,
            LocalDate to) {
        return List.of();
    }
}
