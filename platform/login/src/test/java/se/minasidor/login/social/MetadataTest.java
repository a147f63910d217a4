package se.minasidor.login.social;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {

    private static final String GOOD =
            """
            {"issuer":"https://www.facebook.com","authorization_endpoint":"https://facebook.com/dialog",
             "jwks_uri":"https://www.facebook.com/keys"%s}""";

    @Test
    void facebooksLacksATokenEndpointAndWaysToAuthenticate() throws Exception {
        Metadata facebook = Metadata.read(GOOD.formatted(""), false);
        assertEquals(Optional.empty(), facebook.tokenEndpoint());
        assertFalse(facebook.secretInForm());
        assertFalse(facebook.namesItself());
    }

    @Test
    void aProviderSaysHowItWantsTheSecretAndWhetherItNamesItself() throws Exception {
        Metadata other =
                Metadata.read(
                        GOOD.formatted(
                                ",\"token_endpoint_auth_methods_supported\":[\"client_secret_post\"],"
                                        + "\"authorization_response_iss_parameter_supported\":true"),
                        false);
        assertTrue(other.secretInForm());
        assertTrue(other.namesItself());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"issuer\":7}",
                "{\"issuer\":\"https://a.example\",\"authorization_endpoint\":\"https://a.example\"}",
                "{\"issuer\":\"https://a.example\",\"authorization_endpoint\":\"http://a.example\",\"jwks_uri\":\"https://a.example\"}",
                "{\"issuer\":\"https://a.example\",\"authorization_endpoint\":\"https://a.example\",\"jwks_uri\":\"file:///etc/passwd\"}",
                "{\"issuer\":\"https://a.example\",\"authorization_endpoint\":\"javascript:alert(1)\",\"jwks_uri\":\"https://a.example\"}",
                "{\"issuer\":\"https://a.example\",\"authorization_endpoint\":\"https://a b\",\"jwks_uri\":\"https://a.example\"}"
            })
    void anythingElseIsRefusedInWords(String document) {
        ProviderTrouble trouble =
                assertThrows(ProviderTrouble.class, () -> Metadata.read(document, false));
        assertEquals(ProviderTrouble.Step.DISCOVERY, trouble.step());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"keys\":[]}", "{\"keys\":7}", "<html>"})
    void aKeySetWithoutKeysIsRefused(String document) {
        assertThrows(ProviderTrouble.class, () -> SigningKeys.read(document));
    }
}
