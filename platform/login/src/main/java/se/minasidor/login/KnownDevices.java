package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import se.minasidor.tenancy.Secret;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** The browsers that each person has signed in with. */
@ApplicationScoped
class KnownDevices {

    private final Sql sql;
    private final Clock clock;

    protected KnownDevices() {
        this(null, null);
    }

    @Inject
    KnownDevices(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * The person signs in with this browser, which is known from now on.
     *
     * @return whether the person has browsers that were known, and this was none of them
     */
    @Transactional
    @TenantScoped
    public boolean meet(TenantId tenant, UUID person, String device) {
        Instant now = clock.instant();
        boolean first =
                sql.first(
                                """
                                insert into known_device
                                    (tenant_id, person_id, device_hash, created_at, last_used_at)
                                values (?, ?, ?, ?, ?)
                                on conflict (tenant_id, person_id, device_hash)
                                    do update set last_used_at = excluded.last_used_at
                                returning xmax = 0 as first
                                """,
                                row -> row.result().getBoolean("first"),
                                tenant,
                                person,
                                Secret.hash(device),
                                now,
                                now)
                        .orElse(false);
        return first && others(tenant, person);
    }

    private boolean others(TenantId tenant, UUID person) {
        return sql.first(
                        """
                        select count(*) > 1 as others from known_device
                        where tenant_id = ? and person_id = ?
                        """,
                        row -> row.result().getBoolean("others"),
                        tenant,
                        person)
                .orElse(false);
    }

    /** No browser is known any longer. */
    @Transactional
    @TenantScoped
    public void forget(TenantId tenant, UUID person) {
        sql.update(
                "delete from known_device where tenant_id = ? and person_id = ?", tenant, person);
    }
}
