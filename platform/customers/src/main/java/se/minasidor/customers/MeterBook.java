package se.minasidor.customers;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import se.minasidor.customers.consumption.reading.ConsumptionReader;
import se.minasidor.customers.consumption.reading.FacilityRows;
import se.minasidor.tenancy.TenantId;

/**
 * What some customers may see of their meters, looked up once and open for further questions within
 * the transaction that {@link Consumption#read} runs in.
 */
public final class MeterBook {

    private static final Set<Facility.Service> METERED =
            EnumSet.of(Facility.Service.EL, Facility.Service.HEAT, Facility.Service.WATER);

    private final Connection connection;
    private final TenantId tenant;
    private final Map<UUID, FacilityRows.Visible> visible;

    MeterBook(Connection connection, TenantId tenant, Set<UUID> customers) {
        this.connection = connection;
        this.tenant = tenant;
        try {
            visible = new FacilityRows(connection, tenant).visible(customers);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read what is metered", e);
        }
    }

    /**
     * The facilities with a metered service that these customers have or had. One without a series
     * has no values on own days, or not yet.
     */
    public List<MeteredFacility> metered() {
        return visible.values().stream()
                .filter(v -> METERED.contains(v.site().service()))
                .map(MeterBook::metered)
                .toList();
    }

    private static MeteredFacility metered(FacilityRows.Visible visible) {
        return new MeteredFacility(
                visible.site(),
                visible.own().spans(),
                visible.series().stream()
                        .flatMap(s -> s.within(visible.own()).stream())
                        .sorted(Comparator.comparing(MeteredFacility.Series::quantity))
                        .toList());
    }

    /**
     * The values of some quantities at one facility; none when it is none of these customers'.
     *
     * @param resolution of the values wanted; a year's values are whole years
     * @param periods their days, whole months for months and whole years for years; the answer has
     *     the values of each in the same order
     */
    public List<List<SeriesValues>> values(
            UUID facility, Set<Quantity> quantities, Resolution resolution, List<DaySpan> periods) {
        try {
            return new ConsumptionReader(connection, tenant)
                    .values(
                            visible.getOrDefault(facility, FacilityRows.Visible.NOTHING)
                                    .of(quantities),
                            resolution,
                            periods);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read meter values", e);
        }
    }
}
