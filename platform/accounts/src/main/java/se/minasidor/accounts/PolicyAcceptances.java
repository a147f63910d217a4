package se.minasidor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** Which versions of the privacy policy each person has said they have read, and when. */
@ApplicationScoped
@Transactional
@TenantScoped
public class PolicyAcceptances {

    private final Sql sql;
    private final Clock clock;

    protected PolicyAcceptances() {
        this(null, null);
    }

    @Inject
    public PolicyAcceptances(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Whether that version or a higher one was accepted. */
    public boolean accepted(TenantId tenant, UUID person, PolicyVersion version) {
        return sql
                .list(
                        """
                        select version from policy_acceptance
                        where tenant_id = ? and person_id = ?
                        """,
                        row -> new PolicyVersion(row.text("version")),
                        tenant,
                        person)
                .stream()
                .anyMatch(accepted -> accepted.compareTo(version) >= 0);
    }

    /** Of many at once it is true for one; false when that version was accepted before. */
    public boolean accept(TenantId tenant, UUID person, PolicyVersion version) {
        return sql.update(
                        """
                        insert into policy_acceptance (tenant_id, person_id, version, accepted_at)
                        values (?, ?, ?, ?) on conflict do nothing
                        """,
                        tenant,
                        person,
                        version.text(),
                        clock.instant())
                == 1;
    }
}
