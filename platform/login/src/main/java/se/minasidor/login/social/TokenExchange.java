package se.minasidor.login.social;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.tenancy.SecretReference;
import se.minasidor.tenancy.Tenant.Login.OpenIdProvider;

/** Trades the code that a browser brought for a token, between the provider and us alone. */
@ApplicationScoped
class TokenExchange {

    @Inject private Directory directory;
    @Inject private OpenIdClient client;
    @Inject private IdTokens idTokens;
    @Inject private Graph graph;

    protected TokenExchange() {}

    TokenExchange(Directory directory, OpenIdClient client, IdTokens idTokens, Graph graph) {
        this.directory = directory;
        this.client = client;
        this.idTokens = idTokens;
        this.graph = graph;
    }

    ProvenIdentity identity(OpenIdProvider provider, URI redirect, String code, Flow flow)
            throws ProviderTrouble {
        Metadata metadata = directory.metadata(provider.issuer());
        String secret = secret(provider);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect.toString());
        form.put("code_verifier", flow.verifier());
        Map<String, String> headers = new HashMap<>();
        if (metadata.secretInForm() || provider.graph().isPresent()) {
            form.put("client_id", provider.clientId());
            form.put("client_secret", secret);
        } else {
            headers.put("Authorization", basic(provider.clientId(), secret));
        }
        OpenIdClient.Answer answer =
                client.post(
                        ProviderTrouble.Step.TOKEN,
                        tokenEndpoint(provider, metadata),
                        encoded(form),
                        headers);
        JsonObject tokens = object(answer.body());
        if (answer.status() != 200) {
            throw trouble("said " + answer.status() + " " + word(tokens, "error"));
        }
        String idToken = tokens.getString("id_token", "");
        if (!idToken.isEmpty()) {
            return idTokens.read(provider, idToken, flow.nonce());
        }
        if (provider.graph().isPresent()) {
            return graph.identity(provider, secret, tokens.getString("access_token", ""));
        }
        throw trouble("gave no ID token");
    }

    private static URI tokenEndpoint(OpenIdProvider provider, Metadata metadata)
            throws ProviderTrouble {
        Optional<URI> found =
                metadata.tokenEndpoint()
                        .or(() -> provider.graph().map(g -> URI.create(g + "/oauth/access_token")));
        return found.orElseThrow(() -> trouble("is not named in the discovery document"));
    }

    private static String secret(OpenIdProvider provider) throws ProviderTrouble {
        try {
            return provider.clientSecret().read();
        } catch (SecretReference.Unreadable missing) {
            throw new ProviderTrouble(ProviderTrouble.Step.SECRET, missing.getMessage());
        }
    }

    private static String basic(String clientId, String secret) {
        String both = url(clientId) + ":" + url(secret);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> url(field.getKey()) + "=" + url(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonObject object(String body) throws ProviderTrouble {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (JsonException notJson) {
            throw trouble("gave no JSON object");
        }
    }

    /** One of the words of OAuth; anything else that a provider says stays out of the log. */
    private static String word(JsonObject answer, String name) {
        String word = answer.get(name) == null ? "" : answer.get(name).toString();
        String plain = word.replace("\"", "");
        return plain.matches("[a-z_]{1,40}") ? plain : "without a known reason";
    }

    private static ProviderTrouble trouble(String what) {
        return new ProviderTrouble(ProviderTrouble.Step.TOKEN, "the token endpoint " + what);
    }
}
