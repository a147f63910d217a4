package se.minasidor.customers.consumption.points;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.minasidor.customers.ApiScope;
import se.minasidor.customers.consumption.points.PointsRequest.Refused;
import se.minasidor.customers.consumption.reading.Point;
import se.minasidor.customers.consumption.reading.PointReader.Position;
import se.minasidor.customers.imports.Sending;
import se.minasidor.tenancy.CurrentTenant;

/** The values of one facility, for an organisation's own systems. */
@Path("consumption")
@RequestScoped
public class ConsumptionResource {

    private static final List<Variant> FORMS =
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(Sending.CSV))
                    .build();

    @Inject CurrentTenant current;
    @Inject Points points;

    @GET
    @ApiScope("consumption:read")
    @Produces({MediaType.APPLICATION_JSON, Sending.CSV})
    @Tag(name = "consumption")
    @Operation(
            operationId = "consumption",
            summary = "Meter values of one facility",
            description =
                    "Series by series, oldest first. Only what is stored is answered: a day without a"
                            + " row has no points, a missing value within a day has amount null and"
                            + " quality X. Ask again with next as cursor until it is null (with CSV it"
                            + " is in the Link header). ETag and If-None-Match tell whether anything in"
                            + " the page was said anew.")
    @Parameter(
            name = "facility",
            in = ParameterIn.QUERY,
            description = "Your own id of the facility; this or facilityId",
            schema = @Schema(ref = "SendersId"))
    @Parameter(
            name = "facilityId",
            in = ParameterIn.QUERY,
            description = "18 digits, or the organisation's own",
            schema = @Schema(ref = "FacilityId"))
    @Parameter(
            name = "series",
            in = ParameterIn.QUERY,
            description = "One or more, with commas between or repeated; all when missing",
            schema = @Schema(ref = "SeriesList"))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            required = true,
            description = "The first day, in Swedish time",
            schema = @Schema(ref = "Day"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            required = true,
            description = "The day after the last; at most ten years after from",
            schema = @Schema(ref = "Day"))
    @Parameter(
            name = "resolution",
            in = ParameterIn.QUERY,
            description = "As stored when missing; what is stored coarser stays coarser",
            schema = @Schema(ref = "AskedResolution"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Points of a page",
            schema = @Schema(ref = "PointLimit"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "next of the page before",
            schema = @Schema(ref = "Cursor"))
    @APIResponse(
            responseCode = "200",
            description = "Points, perhaps none",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = "PointPage")),
                @Content(mediaType = Sending.CSV, schema = @Schema(ref = "PointLines"))
            })
    @APIResponse(responseCode = "304", description = "Nothing was said anew")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "401", ref = "Problem")
    @APIResponse(responseCode = "403", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "406", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    public Response points(@Context UriInfo uri, @Context Request request) {
        Variant form = request.selectVariant(FORMS);
        if (form == null) {
            throw new NotAcceptableException();
        }
        try {
            PointsRequest asked = PointsRequest.of(uri.getQueryParameters());
            Points.Found found = points.find(current.id(), asked);
            return answer(uri, request, form.getMediaType(), found);
        } catch (Refused refused) {
            return refused.problem().response();
        }
    }

    private static Response answer(
            UriInfo uri, Request request, MediaType form, Points.Found found) {
        String next = next(uri, found);
        PointsBody body = new PointsBody(found, next);
        boolean csv = form.getSubtype().equals("csv");
        EntityTag tag = new EntityTag(body.tag(form.getSubtype()));
        Response.ResponseBuilder answer = request.evaluatePreconditions(tag);
        if (answer == null) {
            StreamingOutput written = csv ? body::csv : body::json;
            answer = Response.ok(written, csv ? Sending.CSV + ";charset=UTF-8" : form.toString());
        }
        if (next != null) {
            answer.link(
                    uri.getRequestUriBuilder().replaceQueryParam("cursor", next).build(), "next");
        }
        // Kept by the caller alone, and asked about each time.
        return answer.tag(tag)
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept")
                .build();
    }

    private static String next(UriInfo uri, Points.Found found) {
        List<Point> points = found.page().points();
        if (!found.page().more()) {
            return null;
        }
        Point last = points.get(points.size() - 1);
        return Cursor.write(
                new Position(last.series(), last.from().toInstant()),
                PointsRequest.scope(uri.getQueryParameters()));
    }
}
