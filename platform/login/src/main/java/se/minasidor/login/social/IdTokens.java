package se.minasidor.login.social;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Set;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.tenancy.Tenant.Login.OpenIdProvider;

/**
 * Reads who somebody is out of an ID token: signed by a key of the provider with an algorithm of
 * ours, issued by whom the rule allows, for our client, for this very login, now. The issuer and
 * the subject are all that is taken from it.
 */
@ApplicationScoped
class IdTokens {

    /** Asymmetric ones only: never none, never one whose key would be our own secret. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    private static final int CLOCK_SKEW_SECONDS = 60;
    private static final int LONGEST_SUBJECT = 255;

    @Inject private Directory directory;

    protected IdTokens() {}

    IdTokens(Directory directory) {
        this.directory = directory;
    }

    ProvenIdentity read(OpenIdProvider provider, String token, String nonce)
            throws ProviderTrouble {
        IssuerRule rule = IssuerRule.of(provider.issuer());
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
            if (!ALGORITHMS.contains(algorithm)) {
                throw refused("is signed by " + algorithm);
            }
            // Unsigned words, used only to choose which of the allowed issuers is checked for.
            JWTClaimsSet unproved = jwt.getJWTClaimsSet();
            String expected =
                    rule.expected(unproved.getIssuer(), unproved.getStringClaim("tid"))
                            .orElseThrow(() -> refused("is of an issuer that is not expected"));
            SigningKeys keys = directory.keys(provider.issuer(), jwt.getHeader().getKeyID());
            IDTokenValidator validator =
                    new IDTokenValidator(
                            new Issuer(expected),
                            new ClientID(provider.clientId()),
                            new JWSVerificationKeySelector<SecurityContext>(
                                    ALGORITHMS,
                                    new ImmutableJWKSet<>(
                                            new JWKSet(keys.signingFor(expected, rule)))),
                            null);
            validator.setMaxClockSkew(CLOCK_SKEW_SECONDS);
            checkParty(unproved, provider.clientId());
            String subject = validator.validate(jwt, new Nonce(nonce)).getSubject().getValue();
            if (subject.length() > LONGEST_SUBJECT) {
                throw refused("has a subject that is too long");
            }
            return ProvenIdentity.openId(rule.canonical(expected), subject);
        } catch (ParseException unsignedOrWorse) {
            throw refused("cannot be read as a signed token");
        } catch (BadJOSEException wrong) {
            throw refused("is not good: " + wrong.getMessage());
        } catch (JOSEException trouble) {
            throw refused("cannot be checked: " + trouble.getClass().getSimpleName());
        } catch (IllegalArgumentException odd) {
            throw refused("names nobody");
        }
    }

    /** A token for several clients says which of them it was made for; Nimbus does not look. */
    private static void checkParty(JWTClaimsSet claims, String clientId)
            throws ParseException, ProviderTrouble {
        String party = claims.getStringClaim("azp");
        if (party == null ? claims.getAudience().size() > 1 : !party.equals(clientId)) {
            throw refused("was made for another client");
        }
    }

    private static ProviderTrouble refused(String why) {
        return new ProviderTrouble(ProviderTrouble.Step.ID_TOKEN, "the ID token " + why);
    }
}
