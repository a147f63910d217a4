package se.minasidor.login.social;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.login.ReturnPath;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.PublicAddress;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.Tenant.Login.OpenIdProvider;

/** To a provider and back: what is sent there, and what is believed of what comes back. */
@ApplicationScoped
class SocialLogin {

    private static final Logger LOG = Logger.getLogger(SocialLogin.class.getName());
    private static final Set<String> CANCELLED =
            Set.of("access_denied", "user_cancelled_login", "user_cancelled_authorize");

    /** What a browser brought back; empty where it brought nothing or too much. */
    record Brought(String state, String code, String error, String issuer) {

        @Override
        public String toString() {
            return "Brought";
        }
    }

    /** How it ended. */
    sealed interface Answer {}

    record Proven(ProvenIdentity identity, String wanted) implements Answer {}

    /** Back to the login page, which has words for the reason and keeps the page that is wanted. */
    record Back(String reason, String wanted) implements Answer {}

    @Inject private Directory directory;
    @Inject private Flows flows;
    @Inject private TokenExchange exchange;
    @Inject private PublicAddress addresses;
    @Inject private SecurityEvents events;

    /** The provider's address to send the browser to; empty when the provider cannot be asked. */
    Optional<URI> address(Tenant tenant, OpenIdProvider provider, String browser, String wanted) {
        try {
            Metadata metadata = directory.metadata(provider.issuer());
            Flow flow = flows.begin(tenant.id(), provider.id(), browser, wanted);
            return Optional.of(
                    new AuthenticationRequest.Builder(
                                    ResponseType.CODE,
                                    new Scope(provider.scopes().toArray(new String[0])),
                                    new ClientID(provider.clientId()),
                                    redirect(tenant, provider))
                            .endpointURI(metadata.authorizationEndpoint())
                            .state(new State(flow.state()))
                            .nonce(new Nonce(flow.nonce()))
                            .codeChallenge(
                                    new CodeVerifier(flow.verifier()), CodeChallengeMethod.S256)
                            .build()
                            .toURI());
        } catch (ProviderTrouble trouble) {
            tell(tenant, provider, trouble);
            return Optional.empty();
        }
    }

    /** One for each tenant and provider, so that no answer is mistaken for another's. */
    private URI redirect(Tenant tenant, OpenIdProvider provider) {
        return addresses.of(tenant, SocialServlet.PATH + provider.id() + SocialServlet.ANSWER);
    }

    Answer answer(Tenant tenant, OpenIdProvider provider, String browser, Brought brought) {
        Optional<Flow> flow = flows.finish(tenant.id(), provider.id(), browser, brought.state());
        if (flow.isEmpty()) {
            record(tenant, provider, "refused", "flow");
            return new Back("borjaom", ReturnPath.FIRST);
        }
        try {
            checkSender(provider, brought);
            if (!brought.error().isEmpty()) {
                boolean cancelled = CANCELLED.contains(brought.error());
                record(tenant, provider, cancelled ? "cancelled" : "refused", "provider");
                return new Back(cancelled ? "avbruten" : "nekad", flow.get().wanted());
            }
            if (brought.code().isEmpty()) {
                throw new ProviderTrouble(ProviderTrouble.Step.TOKEN, "the answer has no code");
            }
            return new Proven(
                    exchange.identity(
                            provider, redirect(tenant, provider), brought.code(), flow.get()),
                    flow.get().wanted());
        } catch (ProviderTrouble trouble) {
            tell(tenant, provider, trouble);
            return new Back("tjanstfel", flow.get().wanted());
        }
    }

    /** Google says whose answer it is without having announced it; whoever announces it must. */
    private void checkSender(OpenIdProvider provider, Brought brought) throws ProviderTrouble {
        Metadata metadata = directory.metadata(provider.issuer());
        boolean good =
                brought.issuer().isEmpty()
                        ? !metadata.namesItself()
                        : IssuerRule.of(provider.issuer())
                                .answers(brought.issuer(), metadata.issuer());
        if (!good) {
            throw new ProviderTrouble(
                    ProviderTrouble.Step.TOKEN, "the answer is another issuer's, or nobody's");
        }
    }

    private void tell(Tenant tenant, OpenIdProvider provider, ProviderTrouble trouble) {
        LOG.log(
                Level.WARNING,
                "The provider {0} of {1} failed at {2}: {3}",
                new Object[] {provider.id(), tenant.id(), trouble.step(), trouble.getMessage()});
        record(tenant, provider, "failed", trouble.step().name());
    }

    private void record(Tenant tenant, OpenIdProvider provider, String outcome, String why) {
        events.record(
                tenant.id(),
                Actor.VISITOR,
                "login",
                outcome,
                null,
                Map.of("method", SocialMethod.ID, "provider", provider.id(), "why", why));
    }
}
