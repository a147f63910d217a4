package se.minasidor.login.social;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A provider's public keys.
 *
 * @param issuers for keys that say so, by key id, the only issuer they sign for
 */
record SigningKeys(List<JWK> keys, Map<String, String> issuers) {

    private static final int MOST = 100;

    static SigningKeys read(String document) throws ProviderTrouble {
        try {
            List<JWK> keys =
                    JWKSet.parse(document).getKeys().stream()
                            .filter(key -> !key.isPrivate() && key.toPublicJWK() != null)
                            .toList();
            if (keys.isEmpty() || keys.size() > MOST) {
                throw new ProviderTrouble(
                        ProviderTrouble.Step.KEYS, "the key set holds " + keys.size() + " keys");
            }
            Map<String, String> issuers = new HashMap<>();
            Map<String, Object>[] raw =
                    JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(document), "keys");
            for (Map<String, Object> key : raw) {
                if (key.get("kid") instanceof String id
                        && key.get("issuer") instanceof String issuer) {
                    issuers.put(id, issuer);
                }
            }
            return new SigningKeys(keys, Map.copyOf(issuers));
        } catch (ParseException notKeys) {
            throw new ProviderTrouble(ProviderTrouble.Step.KEYS, "the key set cannot be read");
        }
    }

    boolean has(String id) {
        return id == null || keys.stream().anyMatch(key -> id.equals(key.getKeyID()));
    }

    /** The keys that may sign for that issuer. */
    List<JWK> signingFor(String issuer, IssuerRule rule) {
        return keys.stream()
                .filter(
                        key ->
                                key.getKeyID() == null
                                        || rule.signs(issuers.get(key.getKeyID()), issuer))
                .toList();
    }
}
