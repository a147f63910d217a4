package se.minasidor.customers.events;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.customers.ApiScope;
import se.minasidor.customers.api.Problem;
import se.minasidor.tenancy.CurrentTenant;

/** {@code GET /api/v1/events}: what happened, for systems that ask again and again. */
@Path("events")
@RequestScoped
public class EventsResource {

    private static final int MOST = 1000;

    /** A letter is a page of its own: it runs nothing, loads nothing and opens nothing. */
    private static final String LETTER_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

    @Inject CurrentTenant current;
    @Inject EventLog log;

    @GET
    @ApiScope("events:read")
    @Produces(MediaType.APPLICATION_JSON)
    public Response after(
            @QueryParam("after") @DefaultValue("0") String after,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        if (!after.matches("[0-9]{1,18}") || !limit.matches("[0-9]{1,4}")) {
            return wrong();
        }
        int most = Integer.parseInt(limit);
        if (most < 1 || most > MOST) {
            return wrong();
        }
        List<EventLog.Event> events = log.after(current.id(), Long.parseLong(after), most);
        JsonArrayBuilder array = Json.createArrayBuilder();
        events.forEach(e -> array.add(json(e)));
        String next =
                events.isEmpty() ? after : Long.toString(events.get(events.size() - 1).sequence());
        JsonObject page = Json.createObjectBuilder().add("events", array).add("next", next).build();
        return Response.ok(page.toString(), MediaType.APPLICATION_JSON).build();
    }

    private static Response wrong() {
        return Problem.of(400, "events.range", "after or limit is wrong")
                .detail("after is a value of next; limit is 1 to " + MOST + ".")
                .response();
    }

    private static JsonObjectBuilder json(EventLog.Event event) {
        JsonObjectBuilder json =
                Json.createObjectBuilder()
                        .add("id", event.id().toString())
                        .add("kind", event.kind())
                        .add("happenedAt", event.happenedAt())
                        .add("data", object(event.data()));
        return event.letter()
                ? json.add("letter", "/api/v1/events/" + event.id() + "/letter")
                : json;
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @GET
    @Path("{id}/letter")
    @ApiScope("events:read")
    @Produces(MediaType.TEXT_HTML)
    public Response letter(@PathParam("id") String id) {
        Optional<String> letter =
                id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                        ? log.letter(current.id(), UUID.fromString(id))
                        : Optional.empty();
        return letter.isPresent()
                ? Response.ok(letter.get(), "text/html;charset=UTF-8")
                        .header("Content-Security-Policy", LETTER_POLICY)
                        .header("Cache-Control", "no-store")
                        .build()
                : Problem.of(404, "letter.unknown", "There is no such letter").response();
    }
}
