package se.minasidor.customers.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import se.minasidor.tenancy.LogContext;

/**
 * An error as RFC 9457 says it. The {@code code} is for programs and never changes; the words are
 * for people and repeat nothing that was sent.
 */
public final class Problem {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "urn:minasidor:problem:";

    private final int status;
    private final String code;
    private final String title;
    private final String instance =
            LogContext.request()
                    .map(id -> "urn:minasidor:request:" + id)
                    .orElseGet(() -> "urn:uuid:" + UUID.randomUUID());
    private String detail = "";

    private Problem(int status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    public static Problem of(int status, String code, String title) {
        return new Problem(status, code, title);
    }

    public Problem detail(String sentence) {
        detail = sentence;
        return this;
    }

    /** By which this very occurrence is found in the log. */
    public String instance() {
        return instance;
    }

    public Response response() {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(json().toString())
                .build();
    }

    JsonObject json() {
        return Json.createObjectBuilder()
                .add("type", TYPES + code.replace('.', '-'))
                .add("title", title)
                .add("status", status)
                .add("detail", detail)
                .add("code", code)
                .add("instance", instance)
                .build();
    }
}
