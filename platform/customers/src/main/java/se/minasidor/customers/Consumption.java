package se.minasidor.customers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import se.minasidor.customers.consumption.reading.ConsumptionReader;
import se.minasidor.customers.consumption.reading.FacilityRows;
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

    private static final Set<Facility.Service> METERED =
            EnumSet.of(Facility.Service.EL, Facility.Service.HEAT, Facility.Service.WATER);

    @PersistenceContext(unitName = "minasidor")
    EntityManager entities;

    /**
     * The facilities with a metered service that these customers have or had. One without a series
     * has no values on own days, or not yet.
     */
    public List<MeteredFacility> metered(TenantId tenant, Set<UUID> customers) {
        try {
            Map<UUID, FacilityRows.Visible> visible =
                    new FacilityRows(connection(), tenant).visible(customers);
            return Facilities.facilities(entities, tenant, visible.keySet()).stream()
                    .filter(f -> METERED.contains(f.getService()))
                    .map(f -> metered(f, visible.get(f.getId())))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read what is metered", e);
        }
    }

    private static MeteredFacility metered(Facility facility, FacilityRows.Visible visible) {
        return new MeteredFacility(
                facility,
                visible.own().spans(),
                visible.series().stream()
                        .flatMap(s -> s.within(visible.own()).stream())
                        .sorted(Comparator.comparing(MeteredFacility.Series::quantity))
                        .toList());
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
        return values(
                        tenant,
                        customers,
                        facility,
                        quantities,
                        resolution,
                        List.of(new DaySpan(from, to.minusDays(1))))
                .get(0);
    }

    /**
     * The values of several periods, such as this year and the one before.
     *
     * @param periods their days; the answer has the values of each in the same order
     */
    public List<List<SeriesValues>> values(
            TenantId tenant,
            Set<UUID> customers,
            UUID facility,
            Set<Quantity> quantities,
            Resolution resolution,
            List<DaySpan> periods) {
        try {
            Connection connection = connection();
            FacilityRows.Visible visible =
                    new FacilityRows(connection, tenant).visible(customers, facility, quantities);
            ConsumptionReader reader = new ConsumptionReader(connection, tenant);
            List<List<SeriesValues>> values = new ArrayList<>();
            for (DaySpan period : periods) {
                LocalDate end = period.to().plusDays(1);
                values.add(reader.values(visible, resolution, period.from(), end));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read meter values", e);
        }
    }

    private Connection connection() {
        return entities.unwrap(Connection.class);
    }
}
