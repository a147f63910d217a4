package se.minasidor.login.social;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.tenancy.Tenant.Login.OpenIdProvider;

/**
 * Facebook's older way, for when it gives an access token and no ID token: its Graph says for which
 * application the token was made, and for whom. Another application's token is refused, or anybody
 * with an application of their own could bring one.
 */
@ApplicationScoped
class Graph {

    @Inject private OpenIdClient client;

    protected Graph() {}

    Graph(OpenIdClient client) {
        this.client = client;
    }

    ProvenIdentity identity(OpenIdProvider provider, String secret, String accessToken)
            throws ProviderTrouble {
        if (accessToken.isEmpty()) {
            throw trouble("was not asked: there is no token");
        }
        String base = provider.graph().orElseThrow().toString();
        JsonObject token =
                ask(
                                base + "/debug_token",
                                Map.of("input_token", accessToken),
                                provider.clientId() + "|" + secret)
                        .getJsonObject("data");
        if (token == null
                || !token.getBoolean("is_valid", false)
                || !text(token, "app_id").equals(provider.clientId())) {
            throw trouble("says that the token is not for us");
        }
        JsonObject me =
                ask(
                        base + "/me",
                        Map.of("fields", "id", "appsecret_proof", proof(secret, accessToken)),
                        accessToken);
        String id = text(me, "id");
        if (!id.matches("[0-9]{1,40}") || !id.equals(text(token, "user_id"))) {
            throw trouble("does not say whose the token is");
        }
        return ProvenIdentity.openId(provider.issuer().toString(), id);
    }

    private JsonObject ask(String address, Map<String, String> query, String bearer)
            throws ProviderTrouble {
        URI question = URI.create(address + "?" + TokenExchange.encoded(new TreeMap<>(query)));
        OpenIdClient.Answer answer =
                client.get(
                        ProviderTrouble.Step.GRAPH,
                        question,
                        Map.of("Authorization", "Bearer " + bearer));
        if (answer.status() != 200) {
            throw trouble("said " + answer.status());
        }
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        } catch (JsonException notJson) {
            throw trouble("gave no JSON object");
        }
    }

    private static String text(JsonObject json, String name) {
        return json.get(name) == null ? "" : json.get(name).toString().replace("\"", "");
    }

    private static String proof(String secret, String accessToken) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(accessToken.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("HmacSHA256 belongs to every Java", missing);
        }
    }

    private static ProviderTrouble trouble(String what) {
        return new ProviderTrouble(ProviderTrouble.Step.GRAPH, "the Graph " + what);
    }
}
