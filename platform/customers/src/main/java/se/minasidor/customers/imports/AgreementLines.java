package se.minasidor.customers.imports;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Agreements: which customer has which product at which facility. */
final class AgreementLines implements LineKind {

    @Override
    public List<String> columns() {
        return List.of(
                "customer text",
                "facility text",
                "product text",
                "legal_entity text",
                "valid_from date",
                "valid_to date");
    }

    @Override
    public List<Object> row(LineFields line, Context context) {
        LocalDate from = line.requiredDay("validFrom");
        LocalDate to = line.day("validTo");
        if (from != null && to != null && to.isBefore(from)) {
            line.fault("validTo", "validTo.early", "is before validFrom");
        }
        return Arrays.asList(
                line.required("customer", 100),
                line.required("facility", 100),
                line.required("product", 200),
                LineKind.legalEntity(line, context),
                from,
                to);
    }

    @Override
    public void check(StagedLines lines) throws SQLException {
        lines.refuse(
                """
                not l.deleted and not exists (
                  select from customer c where c.external_id = l.customer and not c.deleted)
                """,
                "customer",
                "customer.unknown",
                "is no customer");
        lines.refuse(
                """
                not l.deleted and not exists (
                  select from facility f where f.external_id = l.facility and not f.deleted)
                """,
                "facility",
                "facility.unknown",
                "is no facility");
    }

    @Override
    public long write(StagedLines lines) throws SQLException {
        long changed =
                lines.execute(
                        """
                        update agreement a set deleted = true, changed_at = now()
                        from import_line l
                        where l.deleted and a.external_id = l.external_id and not a.deleted
                        """);
        return changed
                + lines.execute(
                        """
                        insert into agreement as a
                          (tenant_id, external_id, customer_id, facility_id, product, legal_entity,
                           valid_from, valid_to)
                        select c.tenant_id, l.external_id, c.id, f.id, l.product, l.legal_entity,
                          l.valid_from, l.valid_to
                        from import_line l
                        join customer c on c.external_id = l.customer
                        join facility f on f.external_id = l.facility
                        where not l.deleted
                        on conflict (tenant_id, external_id) do update
                        set customer_id = excluded.customer_id, facility_id = excluded.facility_id,
                            product = excluded.product, legal_entity = excluded.legal_entity,
                            valid_from = excluded.valid_from, valid_to = excluded.valid_to,
                            deleted = false, changed_at = now()
                        where (a.customer_id, a.facility_id, a.product, a.legal_entity,
                               a.valid_from, a.valid_to, a.deleted)
                          is distinct from
                              (excluded.customer_id, excluded.facility_id, excluded.product,
                               excluded.legal_entity, excluded.valid_from, excluded.valid_to, false)
                        """);
    }
}
