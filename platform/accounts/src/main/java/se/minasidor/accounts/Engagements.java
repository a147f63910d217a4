package se.minasidor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * For which customers a person may act: in the household model all customers of the person's own
 * party, and likewise for a company with several customer numbers (A.6 no. 5). Somebody who moved
 * out still sees their history.
 */
@ApplicationScoped
public class Engagements {

    private static final Set<Permission> OWN = Set.copyOf(EnumSet.allOf(Permission.class));

    private final Sql sql;

    protected Engagements() {
        this(null);
    }

    @Inject
    Engagements(Sql sql) {
        this.sql = sql;
    }

    /** One statement, because every request behind the login asks. */
    @Transactional
    @TenantScoped
    public List<Engagement> of(TenantId tenant, UUID person) {
        return sql.list(
                """
                select c.id, c.customer_number, c.name, c.legal_entity from person p
                join customer c on c.tenant_id = p.tenant_id and c.party_key = p.party_key
                where p.tenant_id = ? and p.id = ? and not c.deleted and c.merged_into is null
                order by c.customer_number, c.id
                """,
                Engagements::own,
                tenant,
                person);
    }

    private static Engagement own(Sql.Row row) throws SQLException {
        return new Engagement(
                row.id("id"),
                row.text("customer_number"),
                row.text("name"),
                row.text("legal_entity"),
                OWN);
    }
}
