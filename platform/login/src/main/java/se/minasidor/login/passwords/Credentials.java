package se.minasidor.login.passwords;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.customers.PartyKey;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** The stored passwords. */
@ApplicationScoped
public class Credentials {

    /** Somebody who has a password; {@code known} is whether they have used this browser. */
    public record Credential(UUID person, PartyKey party, String phc, boolean known) {

        @Override
        public String toString() {
            return "Credential:" + person;
        }
    }

    private final Sql sql;
    private final Clock clock;

    protected Credentials() {
        this(null, null);
    }

    @Inject
    Credentials(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Asked the same way when there is no party at all, so that it takes as long. */
    @Transactional
    @TenantScoped
    public List<Credential> of(TenantId tenant, Set<PartyKey> parties, Optional<byte[]> device) {
        return sql.list(
                """
                select p.id, p.party_key, w.phc, exists (
                    select 1 from known_device d where d.tenant_id = p.tenant_id
                      and d.person_id = p.id and d.device_hash = ?) as device_known
                from person p
                join password w on w.tenant_id = p.tenant_id and w.person_id = p.id
                where p.tenant_id = ? and p.party_key = any(?)
                order by p.id
                """,
                Credentials::read,
                device.orElse(new byte[0]),
                tenant,
                parties.stream().map(PartyKey::value).toArray(String[]::new));
    }

    /** The one who logs in with that identity; asked the same way when there is none. */
    @Transactional
    @TenantScoped
    public List<Credential> of(TenantId tenant, ProvenIdentity identity, Optional<byte[]> device) {
        return sql.list(
                """
                select p.id, p.party_key, w.phc, exists (
                    select 1 from known_device d where d.tenant_id = p.tenant_id
                      and d.person_id = p.id and d.device_hash = ?) as device_known
                from identity_link i
                join person p on p.tenant_id = i.tenant_id and p.id = i.person_id
                join password w on w.tenant_id = p.tenant_id and w.person_id = p.id
                where i.tenant_id = ? and i.scheme = ? and i.identity = ?
                """,
                Credentials::read,
                device.orElse(new byte[0]),
                tenant,
                identity.scheme(),
                identity.value());
    }

    /** The hashed password of somebody who is signed in. */
    @Transactional
    @TenantScoped
    public Optional<String> phc(TenantId tenant, UUID person) {
        return sql.first(
                "select phc from password where tenant_id = ? and person_id = ?",
                row -> row.text("phc"),
                tenant,
                person);
    }

    private static Credential read(Sql.Row row) throws SQLException {
        return new Credential(
                row.id("id"),
                new PartyKey(row.text("party_key")),
                row.text("phc"),
                row.result().getBoolean("device_known"));
    }

    @Transactional
    @TenantScoped
    public void store(TenantId tenant, UUID person, String phc) {
        sql.update(
                """
                insert into password (tenant_id, person_id, phc, changed_at) values (?, ?, ?, ?)
                on conflict (tenant_id, person_id)
                    do update set phc = excluded.phc, changed_at = excluded.changed_at
                """,
                tenant,
                person,
                phc,
                clock.instant());
    }

    /** The person logs in with a password no longer. */
    @Transactional
    @TenantScoped
    public void forget(TenantId tenant, UUID person) {
        sql.update("delete from password where tenant_id = ? and person_id = ?", tenant, person);
    }

    /**
     * The same password in a stronger form; it did not change.
     *
     * @return false when it has changed meanwhile
     */
    @Transactional
    @TenantScoped
    public boolean strengthen(TenantId tenant, UUID person, String before, String phc) {
        return sql.update(
                        """
                        update password set phc = ?
                        where tenant_id = ? and person_id = ? and phc = ?
                        """,
                        phc,
                        tenant,
                        person,
                        before)
                == 1;
    }

    /**
     * Whether this is still the person's password, and stays it until the transaction ends: who
     * changes it waits, and then ends what has been begun with the old one.
     */
    @Transactional
    @TenantScoped
    public boolean hold(TenantId tenant, UUID person, String phc) {
        return sql.first(
                        """
                        select 1 as held from password
                        where tenant_id = ? and person_id = ? and phc = ? for share
                        """,
                        row -> row.number("held"),
                        tenant,
                        person,
                        phc)
                .isPresent();
    }
}
