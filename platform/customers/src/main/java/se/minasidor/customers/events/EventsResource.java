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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.minasidor.customers.ApiScope;
import se.minasidor.customers.api.Problem;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Uuids;

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
    @Tag(name = "events")
    @Operation(
            operationId = "events",
            summary = "What happened, oldest first",
            description = "Ask again with next as after; an event is never seen out of order.")
    @APIResponse(
            responseCode = "200",
            description = "Events, perhaps none",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "EventPage")))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "401", ref = "Problem")
    @APIResponse(responseCode = "403", ref = "Problem")
    public Response after(
            @Parameter(description = "A value of next") @QueryParam("after") @DefaultValue("0")
                    String after,
            @Parameter(description = "1 to 1000") @QueryParam("limit") @DefaultValue("100")
                    String limit) {
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
    @Tag(name = "events")
    @Operation(operationId = "letter", summary = "The letter to print and post")
    @APIResponse(
            responseCode = "200",
            description = "A page of its own",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "Letter")))
    @APIResponse(responseCode = "401", ref = "Problem")
    @APIResponse(responseCode = "403", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    public Response letter(@PathParam("id") String id) {
        Optional<String> letter = Uuids.typed(id).flatMap(event -> log.letter(current.id(), event));
        return letter.isPresent()
                ? Response.ok(letter.get(), "text/html;charset=UTF-8")
                        .header("Content-Security-Policy", LETTER_POLICY)
                        .header("Cache-Control", "no-store")
                        .build()
                : Problem.of(404, "letter.unknown", "There is no such letter").response();
    }
}
