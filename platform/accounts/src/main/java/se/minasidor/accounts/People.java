package se.minasidor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.customers.PartyKey;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** The persons of a tenant. */
@ApplicationScoped
@Transactional
@TenantScoped
public class People {

    private static final String COLUMNS = "id, party_key, email, contact_hold_until";

    private final Sql sql;
    private final Clock clock;

    protected People() {
        this(null, null);
    }

    @Inject
    public People(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * The person with that identity. The tenant's own customer becomes a person now if it is the
     * first time, and two at once get the same; any other identity was linked to one before.
     */
    public Person of(TenantId tenant, ProvenIdentity identity) {
        return find(tenant, identity)
                .or(() -> first(tenant, identity))
                .orElseThrow(() -> new IllegalStateException("Nobody is linked to " + identity));
    }

    private Optional<Person> first(TenantId tenant, ProvenIdentity identity) {
        if (identity.scheme() == ProvenIdentity.Scheme.PARTY) {
            sql.update(
                    """
                    insert into person (tenant_id, id, party_key, created_at) values (?, ?, ?, ?)
                    on conflict (tenant_id, party_key) do nothing
                    """,
                    tenant,
                    UUID.randomUUID(),
                    identity.value(),
                    clock.instant());
        }
        return find(tenant, identity);
    }

    /** Somebody new who is nobody's customer yet, and may become one. */
    public Person unattached(TenantId tenant) {
        return of(
                tenant,
                new ProvenIdentity(ProvenIdentity.Scheme.PARTY, "new-" + UUID.randomUUID()));
    }

    public Optional<Person> find(TenantId tenant, ProvenIdentity identity) {
        return identity.scheme() == ProvenIdentity.Scheme.PARTY
                ? sql.first(
                        "select " + COLUMNS + " from person where tenant_id = ? and party_key = ?",
                        People::read,
                        tenant,
                        identity.value())
                : sql.first(
                        "select "
                                + COLUMNS
                                + " from person where tenant_id = ? and id = ("
                                + "select person_id from identity_link"
                                + " where tenant_id = ? and scheme = ? and identity = ?)",
                        People::read,
                        tenant,
                        tenant,
                        identity.scheme(),
                        identity.value());
    }

    public Optional<Person> find(TenantId tenant, UUID person) {
        return sql.first(
                "select " + COLUMNS + " from person where tenant_id = ? and id = ?",
                People::read,
                tenant,
                person);
    }

    /** The same, and nobody else who asks so has it before the transaction ends. */
    public Optional<Person> hold(TenantId tenant, UUID person) {
        return sql.first(
                "select "
                        + COLUMNS
                        + " from person where tenant_id = ? and id = ? for no key update",
                People::read,
                tenant,
                person);
    }

    /** The address answered: a link mailed to it was used. It takes the place of an earlier one. */
    public void confirmEmail(TenantId tenant, UUID person, String email) {
        sql.update(
                """
                update person set email = ?, email_confirmed_at = ?
                where tenant_id = ? and id = ?
                """,
                email,
                clock.instant(),
                tenant,
                person);
    }

    /** Contact details stay as they are until then. */
    public void holdContact(TenantId tenant, UUID person, Instant until) {
        sql.update(
                """
                update person set contact_hold_until = greatest(contact_hold_until, ?)
                where tenant_id = ? and id = ?
                """,
                until,
                tenant,
                person);
    }

    private static Person read(Sql.Row row) throws SQLException {
        return new Person(
                row.id("id"),
                new PartyKey(row.text("party_key")),
                Optional.ofNullable(row.text("email")),
                Optional.ofNullable(row.instant("contact_hold_until")));
    }
}
