package se.minasidor.login.emailpassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.accounts.IdentityLinks;
import se.minasidor.accounts.People;
import se.minasidor.accounts.Person;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.login.codes.CodeFlow;
import se.minasidor.login.codes.CodeFlows;
import se.minasidor.login.passwords.Credentials;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** The accounts that people log in to with an e-mail address. */
@ApplicationScoped
class EmailAccounts {

    @Inject private CodeFlows flows;
    @Inject private People people;
    @Inject private IdentityLinks links;
    @Inject private Credentials credentials;
    @Inject private Sql sql;

    @Transactional
    @TenantScoped
    public boolean taken(TenantId tenant, String address) {
        return people.find(tenant, ProvenIdentity.email(address)).isPresent();
    }

    /**
     * Makes the account of a verified address, if this is the one request that may use the code and
     * nobody else's account has that address. All of it happens, or nothing.
     */
    @Transactional
    @TenantScoped
    public Optional<Person> open(TenantId tenant, CodeFlow flow, String hashedCode) {
        if (flow.password().isEmpty() || !flows.use(tenant, flow, hashedCode)) {
            return Optional.empty();
        }
        Person person = people.unattached(tenant);
        if (!links.link(tenant, ProvenIdentity.email(flow.address()), person.id())) {
            forget(tenant, person.id());
            return Optional.empty();
        }
        credentials.store(tenant, person.id(), flow.password().get());
        people.confirmEmail(tenant, person.id(), flow.address());
        return Optional.of(person);
    }

    /** Somebody else has verified the address meanwhile; this person never was anybody. */
    private void forget(TenantId tenant, UUID person) {
        sql.update("delete from person where tenant_id = ? and id = ?", tenant, person);
    }
}
