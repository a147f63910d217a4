package se.minasidor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * Which person an identity from elsewhere stands for in a tenant. A link is made once, by the proof
 * that the tenant asks for, and never by an e-mail address that both have.
 */
@ApplicationScoped
@Transactional
@TenantScoped
public class IdentityLinks {

    private final Sql sql;
    private final Clock clock;

    protected IdentityLinks() {
        this(null, null);
    }

    @Inject
    public IdentityLinks(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What stands for the person in that scheme, in the order in which it was linked. */
    public List<String> of(TenantId tenant, UUID person, ProvenIdentity.Scheme scheme) {
        return sql.list(
                """
                select identity from identity_link
                where tenant_id = ? and person_id = ? and scheme = ? order by created_at
                """,
                row -> row.text("identity"),
                tenant,
                person,
                scheme);
    }

    /** The identity stands for that person no longer. */
    public void unlink(TenantId tenant, ProvenIdentity identity, UUID person) {
        sql.update(
                """
                delete from identity_link
                where tenant_id = ? and person_id = ? and scheme = ? and identity = ?
                """,
                tenant,
                person,
                identity.scheme(),
                identity.value());
    }

    /**
     * From now on the identity stands for the person.
     *
     * @return false when it stood for somebody already, and nothing changed
     */
    public boolean link(TenantId tenant, ProvenIdentity identity, UUID person) {
        return sql.update(
                        """
                        insert into identity_link
                            (tenant_id, scheme, identity, person_id, created_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (tenant_id, scheme, identity) do nothing
                        """,
                        tenant,
                        identity.scheme(),
                        identity.value(),
                        person,
                        clock.instant())
                == 1;
    }
}
