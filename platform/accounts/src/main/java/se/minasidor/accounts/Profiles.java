package se.minasidor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** What the persons of a tenant are called, where they or BankID have told. */
@ApplicationScoped
@Transactional
@TenantScoped
public class Profiles {

    private final Sql sql;
    private final Clock clock;

    protected Profiles() {
        this(null, null);
    }

    @Inject
    public Profiles(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public Optional<Profile> find(TenantId tenant, UUID person) {
        return sql.first(
                """
                select first_name, last_name, proven from person_profile
                where tenant_id = ? and person_id = ?
                """,
                row ->
                        new Profile(
                                row.text("first_name"),
                                row.text("last_name"),
                                row.result().getBoolean("proven")),
                tenant,
                person);
    }

    /** Typed names never replace proven ones. */
    public void store(TenantId tenant, UUID person, Profile profile) {
        sql.update(
                """
                insert into person_profile
                    (tenant_id, person_id, first_name, last_name, proven, changed_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, person_id) do update set
                    first_name = excluded.first_name, last_name = excluded.last_name,
                    proven = excluded.proven, changed_at = excluded.changed_at
                    where excluded.proven or not person_profile.proven
                """,
                tenant,
                person,
                profile.firstName(),
                profile.lastName(),
                profile.proven(),
                clock.instant());
    }
}
