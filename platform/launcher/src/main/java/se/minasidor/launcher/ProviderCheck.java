package se.minasidor.launcher;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import se.minasidor.tenancy.SecretReference;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.Tenant.Login.OpenIdProvider;

/**
 * Walks to a provider as a login would, step by step, and says at which one it goes wrong: the
 * secret, the discovery document, the keys, the token endpoint. At the last one a code is offered
 * that nobody has issued: a provider that knows us refuses the code, others refuse us.
 */
final class ProviderCheck {

    /** One line for the operator. */
    record Found(boolean fault, String words) {}

    private static final int LARGEST = 256 * 1024;

    private final Duration patience;
    private final HttpClient http;

    ProviderCheck() {
        this(Duration.ofSeconds(5));
    }

    ProviderCheck(Duration patience) {
        this.patience = patience;
        http =
                HttpClient.newBuilder()
                        .connectTimeout(patience)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /** A step that failed. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String step, String what) {
            super(step + ": " + what);
        }
    }

    List<Found> of(Tenant tenant, String publicUrlPattern) {
        List<Found> found = new ArrayList<>();
        if (!tenant.active() || !tenant.login().methods().contains("social")) {
            return found;
        }
        for (String name : tenant.login().providers()) {
            String who = tenant.id() + " at " + name;
            var registration = tenant.login().registration(name);
            String redirect =
                    publicUrlPattern.replace("{host}", tenant.hosts().primary())
                            + "/logga-in/"
                            + name
                            + "/svar";
            if (registration.isEmpty()) {
                found.add(
                        new Found(
                                false,
                                who
                                        + ": announced; it opens with login.oidc."
                                        + name
                                        + ".clientId and .clientSecret; redirect URI "
                                        + redirect));
                continue;
            }
            try {
                walk(registration.get(), redirect);
                found.add(new Found(false, who + ": knows us; redirect URI " + redirect));
            } catch (Failed step) {
                found.add(new Found(true, who + ", " + step.getMessage()));
            }
        }
        return found;
    }

    void walk(OpenIdProvider provider, String redirect) throws Failed {
        String secret;
        try {
            secret = provider.clientSecret().read();
        } catch (SecretReference.Unreadable missing) {
            throw new Failed("clientSecret", missing.getMessage());
        }
        String issuer = provider.issuer().toString().replaceFirst("/$", "");
        JsonObject document =
                json("discovery", get("discovery", issuer + "/.well-known/openid-configuration"));
        need(document, "discovery", "issuer");
        need(document, "discovery", "authorization_endpoint");
        JsonObject keys = json("keys", get("keys", need(document, "discovery", "jwks_uri")));
        if (!keys.containsKey("keys") || keys.getJsonArray("keys").isEmpty()) {
            throw new Failed("keys", "there are none");
        }
        String tokens =
                document.getString(
                        "token_endpoint",
                        provider.graph().map(g -> g + "/oauth/access_token").orElse(""));
        if (tokens.isEmpty()) {
            throw new Failed("discovery", "no token_endpoint, and graph is not set");
        }
        String form =
                "grant_type=authorization_code&code=doctor&code_verifier="
                        + "x".repeat(43)
                        + "&redirect_uri="
                        + url(redirect)
                        + "&client_id="
                        + url(provider.clientId())
                        + "&client_secret="
                        + url(secret);
        JsonObject answer =
                json(
                        "token endpoint",
                        ask(
                                "token endpoint",
                                HttpRequest.newBuilder(address("token endpoint", tokens))
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                                false));
        String error = String.valueOf(answer.get("error"));
        if (error.contains("invalid_client") || error.contains("unauthorized_client")) {
            throw new Failed("token endpoint", "does not know this clientId and clientSecret");
        }
        if (error.contains("redirect_uri")) {
            throw new Failed("token endpoint", "does not know the redirect URI " + redirect);
        }
    }

    private static String need(JsonObject document, String step, String name) throws Failed {
        String value = document.getString(name, "");
        if (value.isEmpty()) {
            throw new Failed(step, "lacks " + name);
        }
        return value;
    }

    private static JsonObject json(String step, String body) throws Failed {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (JsonException notJson) {
            throw new Failed(step, "no JSON object came");
        }
    }

    private String get(String step, String address) throws Failed {
        return ask(step, HttpRequest.newBuilder(address(step, address)), true);
    }

    private static URI address(String step, String address) throws Failed {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException none) {
            throw new Failed(step, "\"" + address + "\" is no address");
        }
    }

    private String ask(String step, HttpRequest.Builder request, boolean ok) throws Failed {
        HttpRequest question =
                request.timeout(patience).header("Accept", "application/json").build();
        String where = question.uri().getScheme() + "://" + question.uri().getAuthority();
        CompletableFuture<HttpResponse<java.io.InputStream>> answer =
                http.sendAsync(question, HttpResponse.BodyHandlers.ofInputStream());
        try {
            HttpResponse<java.io.InputStream> came =
                    answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            try (var body = came.body()) {
                if (ok && came.statusCode() != 200) {
                    throw new Failed(step, where + " answered " + came.statusCode());
                }
                return new String(body.readNBytes(LARGEST), StandardCharsets.UTF_8);
            }
        } catch (TimeoutException slow) {
            throw new Failed(step, where + " did not answer in " + patience.toSeconds() + " s");
        } catch (ExecutionException failed) {
            throw new Failed(
                    step,
                    where
                            + " does not answer ("
                            + failed.getCause().getClass().getSimpleName()
                            + ")");
        } catch (IOException broken) {
            throw new Failed(step, where + " stopped in the middle of its answer");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Failed(step, "interrupted");
        }
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
