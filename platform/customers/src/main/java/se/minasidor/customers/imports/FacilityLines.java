package se.minasidor.customers.imports;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import se.minasidor.customers.Facility;
import se.minasidor.customers.FacilityId;

/** Facilities: places with a service. */
final class FacilityLines implements LineKind {

    /** The Swedish bidding areas for electricity. */
    enum PriceArea {
        SE1,
        SE2,
        SE3,
        SE4
    }

    @Override
    public List<String> columns() {
        return List.of(
                "facility_id text",
                "service text",
                "street text",
                "postal_code text",
                "city text",
                "grid_area text",
                "price_area text",
                "meter_number text",
                "legal_entity text",
                "valid_to date");
    }

    @Override
    public List<Object> row(LineFields line, Context context) {
        return Arrays.asList(
                facilityId(line),
                line.oneOf("service", Facility.Service.class),
                line.text("street", 200),
                line.text("postalCode", 20),
                line.text("city", 100),
                line.text("gridArea", 20),
                line.text("priceArea", 10) == null
                        ? null
                        : line.oneOf("priceArea", PriceArea.class),
                line.text("meterNumber", 40),
                LineKind.legalEntity(line, context),
                line.day("validTo"));
    }

    private static String facilityId(LineFields line) {
        String text = line.required("facilityId", 60);
        if (text == null) {
            return null;
        }
        Optional<FacilityId> id = FacilityId.typed(text);
        if (id.isEmpty()) {
            return line.fault(
                    "facilityId",
                    "facilityId.form",
                    "must have 18 digits when it begins with 735999, else 1 to 40 plain characters");
        }
        if (!id.get().checkDigitFits()) {
            line.warning(
                    "facilityId", "facilityId.checkDigit", "has a check digit that does not fit");
        }
        return id.get().value();
    }

    @Override
    public void check(StagedLines lines) {
        // A facility refers to nothing.
    }

    @Override
    public long write(StagedLines lines) throws SQLException {
        long changed =
                lines.execute(
                        """
                        update facility f set deleted = true, changed_at = now()
                        from import_line l
                        where l.deleted and f.external_id = l.external_id and not f.deleted
                        """);
        return changed
                + lines.execute(
                        """
                        insert into facility as f
                          (tenant_id, external_id, facility_id, service, street, postal_code, city,
                           grid_area, price_area, meter_number, legal_entity, valid_to)
                        select current_setting('app.tenant'), external_id, facility_id, service,
                          street, postal_code, city, grid_area, price_area, meter_number,
                          legal_entity, valid_to
                        from import_line where not deleted
                        on conflict (tenant_id, external_id) do update
                        set facility_id = excluded.facility_id, service = excluded.service,
                            street = excluded.street, postal_code = excluded.postal_code,
                            city = excluded.city, grid_area = excluded.grid_area,
                            price_area = excluded.price_area, meter_number = excluded.meter_number,
                            legal_entity = excluded.legal_entity, valid_to = excluded.valid_to,
                            deleted = false, changed_at = now()
                        where (f.facility_id, f.service, f.street, f.postal_code, f.city,
                               f.grid_area, f.price_area, f.meter_number, f.legal_entity,
                               f.valid_to, f.deleted)
                          is distinct from
                              (excluded.facility_id, excluded.service, excluded.street,
                               excluded.postal_code, excluded.city, excluded.grid_area,
                               excluded.price_area, excluded.meter_number, excluded.legal_entity,
                               excluded.valid_to, false)
                        """);
    }
}
