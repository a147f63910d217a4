package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.WordBook;

/** What an OpenID provider is called, as the login page calls it. */
@ApplicationScoped
class ServiceNames {

    @Inject private WordBook words;

    /**
     * The service that an identity is of; Microsoft has an issuer for each organisation.
     *
     * @param identity an issuer, a space, and the subject there
     */
    String of(Tenant tenant, Locale language, String identity) {
        URI issuer = URI.create(identity.substring(0, identity.indexOf(' ')));
        List<Tenant.Login.OpenIdProvider> there =
                tenant.login().providers().stream()
                        .flatMap(name -> tenant.login().registration(name).stream())
                        .filter(provider -> provider.issuer().getHost().equals(issuer.getHost()))
                        .toList();
        return there.stream()
                .filter(provider -> provider.issuer().equals(issuer) || there.size() == 1)
                .findFirst()
                .map(provider -> "login.provider." + provider.id())
                .filter(key -> words.has(tenant, language, key))
                .map(key -> words.say(tenant, language, key))
                .orElseGet(issuer::getHost);
    }
}
