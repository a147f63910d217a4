package se.minasidor.login.social;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a provider's discovery document says, as far as we need it.
 *
 * @param tokenEndpoint missing at Facebook
 * @param secretInForm whether the client's secret goes into the form rather than the header
 * @param namesItself whether its answers say whose they are (RFC 9207)
 */
record Metadata(
        String issuer,
        URI authorizationEndpoint,
        Optional<URI> tokenEndpoint,
        URI keys,
        boolean secretInForm,
        boolean namesItself) {

    /**
     * @param here whether the issuer itself is on this computer and may use plain HTTP
     */
    static Metadata read(String document, boolean here) throws ProviderTrouble {
        JsonObject json = object(document);
        List<String> ways =
                json.containsKey("token_endpoint_auth_methods_supported")
                        ? json.getJsonArray("token_endpoint_auth_methods_supported").stream()
                                .filter(JsonString.class::isInstance)
                                .map(way -> ((JsonString) way).getString())
                                .toList()
                        : List.of();
        return new Metadata(
                text(json, "issuer").orElseThrow(() -> missing("issuer")),
                address(json, "authorization_endpoint", here)
                        .orElseThrow(() -> missing("authorization_endpoint")),
                address(json, "token_endpoint", here),
                address(json, "jwks_uri", here).orElseThrow(() -> missing("jwks_uri")),
                ways.contains("client_secret_post") && !ways.contains("client_secret_basic"),
                json.get("authorization_response_iss_parameter_supported") == JsonValue.TRUE);
    }

    private static JsonObject object(String document) throws ProviderTrouble {
        try (var reader = Json.createReader(new StringReader(document))) {
            return reader.readObject();
        } catch (JsonException notJson) {
            throw new ProviderTrouble(
                    ProviderTrouble.Step.DISCOVERY, "the discovery document is no JSON object");
        }
    }

    private static Optional<String> text(JsonObject json, String name) {
        return json.get(name) instanceof JsonString text
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    private static Optional<URI> address(JsonObject json, String name, boolean here)
            throws ProviderTrouble {
        Optional<String> text = text(json, name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI address = new URI(text.get());
            boolean safe = "https".equals(address.getScheme()) && address.getHost() != null;
            if (safe || here && "http".equals(address.getScheme())) {
                return Optional.of(address);
            }
        } catch (java.net.URISyntaxException notAnAddress) {
            // told below
        }
        throw new ProviderTrouble(
                ProviderTrouble.Step.DISCOVERY, name + " in the discovery document is not https");
    }

    private static ProviderTrouble missing(String name) {
        return new ProviderTrouble(
                ProviderTrouble.Step.DISCOVERY, "the discovery document lacks " + name);
    }
}
