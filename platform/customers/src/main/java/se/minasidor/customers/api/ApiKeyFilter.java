package se.minasidor.customers.api;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.minasidor.customers.ApiScope;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.SecurityEvents;

/**
 * Lets in who brings a key of the tenant whose host was called. A key of another tenant is as
 * unknown there as one that never existed, and is refused in the same words.
 */
@Provider
@ApiScope
@Priority(Priorities.AUTHENTICATION)
public class ApiKeyFilter implements ContainerRequestFilter {

    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9_-]{20,200})");

    @Context ResourceInfo resource;
    @Inject CurrentTenant current;
    @Inject ApiKeys keys;
    @Inject ApiCaller caller;
    @Inject SecurityEvents events;

    @Override
    public void filter(ContainerRequestContext request) {
        String scope = scope();
        Optional<String> key = bearer(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        ApiKeys.Answer answer =
                key.map(k -> keys.look(current.id(), k, scope))
                        .orElse(new ApiKeys.Answer(ApiKeys.Verdict.UNKNOWN, null));
        if (answer.verdict() == ApiKeys.Verdict.ALLOWED) {
            caller.become(answer.key());
            return;
        }
        Map<String, String> detail =
                answer.key() == null
                        ? Map.of("scope", scope)
                        : Map.of("scope", scope, "key", answer.key().toString());
        events.record(
                current.id(),
                answer.key() == null ? Actor.VISITOR : Actor.integrator(answer.key()),
                "api.key",
                answer.verdict().name().toLowerCase(Locale.ROOT),
                null,
                detail);
        request.abortWith(refusal(answer.verdict(), scope));
    }

    private String scope() {
        ApiScope onMethod = resource.getResourceMethod().getAnnotation(ApiScope.class);
        return onMethod != null
                ? onMethod.value()
                : resource.getResourceClass().getAnnotation(ApiScope.class).value();
    }

    private static Optional<String> bearer(String header) {
        Matcher bearer = BEARER.matcher(header == null ? "" : header.strip());
        return bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
    }

    private static Response refusal(ApiKeys.Verdict verdict, String scope) {
        return switch (verdict) {
            case NOT_IN_SCOPE ->
                    Problem.of(403, "key.scope", "The key does not allow this")
                            .detail("The key needs the scope " + scope + ".")
                            .response();
            case EXPIRED -> unauthorised("key.expired", "The key has expired");
            default -> unauthorised("key.unknown", "A valid key is needed");
        };
    }

    private static Response unauthorised(String code, String title) {
        return Response.fromResponse(
                        Problem.of(401, code, title)
                                .detail("Send Authorization: Bearer and a key of this host.")
                                .response())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"api\"")
                .build();
    }
}
