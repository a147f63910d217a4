package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.accounts.OneTimeTokens;
import se.minasidor.accounts.ProvenIdentity.Scheme;
import se.minasidor.mail.Letter;
import se.minasidor.mail.Mailer;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;
import se.minasidor.tenancy.WordBook;

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

    @Inject private Sql sql;
    @Inject private OneTimeTokens tokens;
    @Inject private Mailer mailer;
    @Inject private CurrentTenant current;
    @Inject private WordBook words;

    /** The password first, then services in the order in which they were added. */
    @Transactional
    @TenantScoped
    public List<OwnMethod> of(TenantId tenant, UUID person) {
        Optional<String> address =
                sql.first(
                        """
                        select identity from identity_link
                        where tenant_id = ? and person_id = ? and scheme = ?
                        """,
                        row -> row.text("identity"),
                        tenant,
                        person,
                        Scheme.EMAIL);
        List<OwnMethod> all =
                new ArrayList<>(
                        sql.list(
                                """
                                select person_id from password
                                where tenant_id = ? and person_id = ?
                                """,
                                row ->
                                        new OwnMethod(
                                                row.id("person_id"),
                                                address.isPresent()
                                                        ? "emailpassword"
                                                        : "customernumber",
                                                address.orElse("")),
                                tenant,
                                person));
        all.addAll(
                sql.list(
                        """
                        select identity from identity_link
                        where tenant_id = ? and person_id = ? and scheme = ? order by created_at
                        """,
                        row -> service(row.text("identity")),
                        tenant,
                        person,
                        Scheme.OPENID));
        return all;
    }

    private OwnMethod service(String identity) {
        return new OwnMethod(
                idOf(identity),
                "social",
                nameOf(URI.create(identity.substring(0, identity.indexOf(' ')))));
    }

    private static UUID idOf(String identity) {
        return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    }

    /** The service as the login page calls it; Microsoft has an issuer for each organisation. */
    private String nameOf(URI issuer) {
        Tenant tenant = current.getTenant();
        List<Tenant.Login.OpenIdProvider> known =
                tenant.login().providers().stream()
                        .flatMap(name -> tenant.login().registration(name).stream())
                        .toList();
        List<Tenant.Login.OpenIdProvider> there =
                known.stream()
                        .filter(provider -> provider.issuer().getHost().equals(issuer.getHost()))
                        .toList();
        return there.stream()
                .filter(provider -> provider.issuer().equals(issuer) || there.size() == 1)
                .findFirst()
                .map(provider -> "welcome.provider." + provider.id())
                .filter(key -> words.has(tenant, current.getLanguage(), key))
                .map(key -> words.say(tenant, current.getLanguage(), key))
                .orElseGet(issuer::getHost);
    }

    /** Removes a way in, unless it is the last; the person's address is told. */
    @Transactional
    @TenantScoped
    public Removal remove(TenantId tenant, UUID person, UUID method) {
        // Two that are removed at once must not leave nothing: the person's row is held meanwhile.
        Optional<String> email =
                sql.first(
                        """
                        select coalesce(email, '') as email from person
                        where tenant_id = ? and id = ? for no key update
                        """,
                        row -> row.text("email"),
                        tenant,
                        person);
        List<OwnMethod> all = of(tenant, person);
        Optional<OwnMethod> found = all.stream().filter(m -> m.id().equals(method)).findFirst();
        if (email.isEmpty() || found.isEmpty()) {
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
        if (!email.get().isEmpty()) {
            mailer.send(
                    tenant,
                    new Letter(email.get(), current.getLanguage(), "methodremoved", Map.of()));
        }
        return Removal.REMOVED;
    }

    private void removeService(TenantId tenant, UUID person, UUID method) {
        sql
                .list(
                        """
                        select identity from identity_link
                        where tenant_id = ? and person_id = ? and scheme = ?
                        """,
                        row -> row.text("identity"),
                        tenant,
                        person,
                        Scheme.OPENID)
                .stream()
                .filter(identity -> idOf(identity).equals(method))
                .forEach(
                        identity ->
                                sql.update(
                                        """
                                        delete from identity_link where tenant_id = ?
                                          and person_id = ? and scheme = ? and identity = ?
                                        """,
                                        tenant,
                                        person,
                                        Scheme.OPENID,
                                        identity));
    }

    private void removePassword(TenantId tenant, UUID person) {
        tokens.revoke(tenant, person); // a link on its way must not bring the password back
        sql.update("delete from password where tenant_id = ? and person_id = ?", tenant, person);
        sql.update(
                "delete from identity_link where tenant_id = ? and person_id = ? and scheme = ?",
                tenant,
                person,
                Scheme.EMAIL);
        sql.update("delete from kept_login where tenant_id = ? and person_id = ?", tenant, person);
    }
}
