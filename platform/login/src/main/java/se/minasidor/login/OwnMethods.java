package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.accounts.IdentityLinks;
import se.minasidor.accounts.OneTimeTokens;
import se.minasidor.accounts.People;
import se.minasidor.accounts.Person;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.accounts.ProvenIdentity.Scheme;
import se.minasidor.login.passwords.Credentials;
import se.minasidor.mail.Letter;
import se.minasidor.mail.Mailer;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** The ways in which a person logs in. The last of them cannot be removed. */
@ApplicationScoped
public class OwnMethods {

    /** How removing one ended. */
    public enum Removal {
        REMOVED,
        /** Nobody could log in any longer. */
        LAST,
        GONE
    }

    @Inject private People people;
    @Inject private IdentityLinks links;
    @Inject private Credentials credentials;
    @Inject private KeptLogins kept;
    @Inject private OneTimeTokens tokens;
    @Inject private Mailer mailer;
    @Inject private CurrentTenant current;
    @Inject private ServiceNames services;

    /** The password first, then services in the order in which they were added. */
    @Transactional
    @TenantScoped
    public List<OwnMethod> of(TenantId tenant, UUID person) {
        Optional<String> address = links.of(tenant, person, Scheme.EMAIL).stream().findFirst();
        List<OwnMethod> all = new ArrayList<>();
        if (credentials.phc(tenant, person).isPresent()) {
            all.add(
                    new OwnMethod(
                            person,
                            address.isPresent() ? "emailpassword" : "customernumber",
                            address.orElse("")));
        }
        links.of(tenant, person, Scheme.OPENID).forEach(identity -> all.add(service(identity)));
        return all;
    }

    private OwnMethod service(String identity) {
        return new OwnMethod(
                idOf(identity),
                "social",
                services.of(current.getTenant(), current.getLanguage(), identity));
    }

    private static UUID idOf(String identity) {
        return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    }

    /** Removes a way in, unless it is the last; the person's address is told. */
    @Transactional
    @TenantScoped
    public Removal remove(TenantId tenant, UUID person, UUID method) {
        // Two that are removed at once must not leave nothing: the person's row is held meanwhile.
        Optional<Person> held = people.hold(tenant, person);
        List<OwnMethod> all = of(tenant, person);
        Optional<OwnMethod> found = all.stream().filter(m -> m.id().equals(method)).findFirst();
        if (held.isEmpty() || found.isEmpty()) {
            return Removal.GONE;
        }
        if (all.size() == 1) {
            return Removal.LAST;
        }
        if (found.get().method().equals("social")) {
            removeService(tenant, person, method);
        } else {
            removePassword(tenant, person);
        }
        held.get()
                .email()
                .ifPresent(
                        email ->
                                mailer.send(
                                        tenant,
                                        new Letter(
                                                email,
                                                current.getLanguage(),
                                                "methodremoved",
                                                Map.of())));
        return Removal.REMOVED;
    }

    private void removeService(TenantId tenant, UUID person, UUID method) {
        links.of(tenant, person, Scheme.OPENID).stream()
                .filter(identity -> idOf(identity).equals(method))
                .map(identity -> new ProvenIdentity(Scheme.OPENID, identity))
                .forEach(identity -> links.unlink(tenant, identity, person));
    }

    private void removePassword(TenantId tenant, UUID person) {
        tokens.revoke(tenant, person); // a link on its way must not bring the password back
        credentials.forget(tenant, person);
        links.of(tenant, person, Scheme.EMAIL).stream()
                .map(identity -> new ProvenIdentity(Scheme.EMAIL, identity))
                .forEach(identity -> links.unlink(tenant, identity, person));
        kept.forget(tenant, person);
    }
}
