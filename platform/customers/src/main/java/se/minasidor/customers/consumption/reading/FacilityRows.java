package se.minasidor.customers.consumption.reading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import se.minasidor.customers.DaySpan;
import se.minasidor.customers.Facility;
import se.minasidor.customers.MeteredFacility;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;
import se.minasidor.tenancy.TenantId;

/** Which days of which facility are whose, and what is measured there. */
public final class FacilityRows {

    /** The customers asked for, and those that were merged into them. */
    private static final String THEIRS =
            """
            with asked as (
                select tenant_id, id from customer
                where tenant_id = ? and id = any(?) and not deleted),
            theirs as (
                select tenant_id, id from asked
                union
                select c.tenant_id, c.id from asked
                join customer c on c.tenant_id = asked.tenant_id and c.merged_into = asked.id)
            """;

    private static final String ALL =
            THEIRS
                    + """
                    select s.id, f.id, s.quantity, s.minutes, s.first_day, s.last_day,
                        a.valid_from, a.valid_to,
                        f.facility_id, f.service, f.street, f.postal_code, f.city
                    from theirs
                    join agreement a on a.tenant_id = theirs.tenant_id
                        and a.customer_id = theirs.id and not a.deleted
                    join facility f on f.tenant_id = a.tenant_id and f.id = a.facility_id
                        and not f.deleted
                    left join meter_series s on s.tenant_id = a.tenant_id
                        and s.facility_id = a.facility_id
                    order by f.street, f.city, f.service, f.facility_id
                    """;

    private static final String SERIES =
            """
            select s.id, s.facility_id, s.quantity, s.minutes, s.first_day, s.last_day
            from meter_series s where s.tenant_id = ? and s.facility_id = any(?)
            """;

    /**
     * What a customer may see of one facility.
     *
     * @param site null in {@link #NOTHING}
     */
    public record Visible(MeteredFacility.Site site, OwnDays own, List<StoredSeries> series) {

        public static final Visible NOTHING = new Visible(null, new OwnDays(List.of()), List.of());

        /** Some of the series, in the order of {@link Quantity}. */
        public Visible of(Set<Quantity> quantities) {
            return new Visible(
                    site,
                    own,
                    series.stream()
                            .filter(s -> quantities.contains(s.quantity()))
                            .sorted(Comparator.comparing(StoredSeries::quantity))
                            .toList());
        }
    }

    private final Connection connection;
    private final TenantId tenant;

    public FacilityRows(Connection connection, TenantId tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    /** All facilities of these customers, with or without series, by address. */
    public Map<UUID, Visible> visible(Set<UUID> customers) throws SQLException {
        Map<UUID, MeteredFacility.Site> sites = new LinkedHashMap<>();
        Map<UUID, Set<StoredSeries>> series = new HashMap<>();
        Map<UUID, List<DaySpan>> days = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(ALL)) {
            query.setString(1, tenant.value());
            query.setArray(2, uuids(customers));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    UUID facility = row.getObject(2, UUID.class);
                    if (!sites.containsKey(facility)) {
                        sites.put(facility, site(facility, row));
                    }
                    days.computeIfAbsent(facility, f -> new ArrayList<>()).add(span(row, 7));
                    if (row.getObject(1) != null) {
                        series.computeIfAbsent(facility, f -> new LinkedHashSet<>())
                                .add(series(row));
                    }
                }
            }
        }
        Map<UUID, Visible> visible = new LinkedHashMap<>();
        sites.forEach(
                (facility, site) ->
                        visible.put(
                                facility,
                                new Visible(
                                        site,
                                        OwnDays.joined(days.get(facility)),
                                        List.copyOf(series.getOrDefault(facility, Set.of())))));
        return visible;
    }

    public List<StoredSeries> series(Collection<UUID> facilities) throws SQLException {
        List<StoredSeries> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SERIES)) {
            query.setString(1, tenant.value());
            query.setArray(2, uuids(facilities));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(series(row));
                }
            }
        }
        return found;
    }

    private static MeteredFacility.Site site(UUID facility, ResultSet row) throws SQLException {
        return new MeteredFacility.Site(
                facility,
                row.getString(9),
                Facility.Service.valueOf(row.getString(10)),
                row.getString(11),
                row.getString(12),
                row.getString(13));
    }

    private static StoredSeries series(ResultSet row) throws SQLException {
        return new StoredSeries(
                row.getLong(1),
                row.getObject(2, UUID.class),
                Quantity.valueOf(row.getString(3)),
                Resolution.stored(row.getInt(4)).orElseThrow(),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class));
    }

    private static DaySpan span(ResultSet row, int column) throws SQLException {
        LocalDate to = row.getObject(column + 1, LocalDate.class);
        return new DaySpan(row.getObject(column, LocalDate.class), to == null ? LocalDate.MAX : to);
    }

    private java.sql.Array uuids(Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }
}
