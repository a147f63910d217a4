package se.minasidor.customers.consumption.points;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import se.minasidor.customers.consumption.points.PointsRequest.Refused;
import se.minasidor.customers.consumption.reading.FacilityRows;
import se.minasidor.customers.consumption.reading.PointReader;
import se.minasidor.customers.consumption.reading.StoredSeries;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** A page of a facility's points. */
@ApplicationScoped
public class Points {

    private static final String FACILITIES =
            """
            select id, external_id, facility_id from facility
            where tenant_id = ? and not deleted and
            """;

    /** The facility as the organisation knows it, and the points. */
    public record Found(String externalId, String facilityId, PointReader.Page page) {}

    @PersistenceContext(unitName = "minasidor")
    EntityManager entities;

    @Transactional
    @TenantScoped
    public Found find(TenantId tenant, PointsRequest request) throws Refused {
        try {
            return find(entities.unwrap(Connection.class), tenant, request);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read meter values", e);
        }
    }

    static Found find(Connection connection, TenantId tenant, PointsRequest request)
            throws SQLException, Refused {
        String which = request.externalId().isPresent() ? "external_id = ?" : "facility_id = ?";
        List<UUID> ids = new ArrayList<>();
        String externalId = "";
        String facilityId = "";
        try (PreparedStatement query = connection.prepareStatement(FACILITIES + which)) {
            query.setString(1, tenant.value());
            query.setString(2, request.externalId().or(request::facilityId).orElseThrow());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                    externalId = row.getString(2);
                    facilityId = row.getString(3);
                }
            }
        }
        if (ids.isEmpty()) {
            throw new Refused(
                    404,
                    "facility.unknown",
                    "There is no such facility",
                    "No facility of the organisation has this id.");
        }
        if (ids.size() > 1) {
            throw new Refused(
                    409,
                    "facility.ambiguous",
                    "Several facilities have this id",
                    "Name the one you mean by facility, your own id of it.");
        }
        List<StoredSeries> series =
                new FacilityRows(connection, tenant)
                        .series(ids).stream()
                                .filter(s -> request.series().contains(s.quantity()))
                                .toList();
        PointReader.Page page =
                new PointReader(connection, tenant)
                        .page(
                                new PointReader.Asked(
                                        series, request.resolution(), request.from(), request.to()),
                                request.after(),
                                request.limit());
        return new Found(externalId, facilityId, page);
    }
}
