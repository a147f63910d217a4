package se.minasidor.customers.jobs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.minasidor.customers.ApiScope;
import se.minasidor.customers.api.ApiCaller;
import se.minasidor.customers.imports.ImportAnswer;
import se.minasidor.customers.imports.ImportAnswers;
import se.minasidor.customers.imports.ImportRequest;
import se.minasidor.customers.imports.ImportRoom;
import se.minasidor.customers.imports.Sending;
import se.minasidor.tenancy.CurrentTenant;

/** {@code POST /api/v1/imports/meter-days}: a file of one meter day per line. */
@Path("imports/meter-days")
@RequestScoped
public class MeterDaysResource {

    static final String KIND = "meter-days";

    @Inject CurrentTenant current;
    @Inject ApiCaller caller;
    @Inject Jobs jobs;
    @Inject JobReports reports;
    @Inject ImportRoom room;

    @POST
    @ApiScope("imports:write")
    @Consumes({Sending.NDJSON, Sending.CSV})
    @Produces(MediaType.APPLICATION_JSON)
    @Tag(name = "imports")
    @Operation(
            operationId = "importMeterDays",
            summary = "Bring in meter values, a day of a series on each line",
            description =
                    "Up to 10 MB (unpacked) are answered at once. More is kept, answered with 202, and"
                            + " brought in by and by: Location tells how far it is. A body that is cut"
                            + " changes nothing. The same values again change nothing. The same body under"
                            + " the same key gets the same answer, or the same job, again.")
    @RequestBody(
            required = true,
            description =
                    "UTF-8, a line of at most 1 MB; gzip with Content-Encoding: gzip. As text/csv (ImportCsv)"
                            + " the first line names the fields.",
            content = @Content(mediaType = Sending.NDJSON, schema = @Schema(ref = "MeterDays")))
    @APIResponse(
            responseCode = "200",
            description = "Every line was looked at; or the status of an earlier job that is done",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "ImportAnswer")))
    @APIResponse(
            responseCode = "202",
            description = "The body is here as a whole, and its lines are looked at by and by",
            headers = @Header(name = "Location", schema = @Schema(ref = "Address")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "ImportStatus")))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "401", ref = "Problem")
    @APIResponse(responseCode = "403", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    @APIResponse(responseCode = "411", ref = "Problem")
    @APIResponse(responseCode = "413", ref = "Problem")
    @APIResponse(responseCode = "415", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "429", ref = "Problem")
    public Response bringIn(
            @Parameter(
                            description = "dry-run looks at everything and writes nothing",
                            schema = @Schema(ref = "ImportMode"))
                    @QueryParam("mode")
                    @DefaultValue("upsert")
                    String mode,
            @Parameter(
                            required = true,
                            description = "Names this attempt; 1 to 255 characters",
                            schema = @Schema(ref = "IdempotencyKey"))
                    @HeaderParam("Idempotency-Key")
                    String idempotencyKey,
            @Context HttpHeaders headers,
            InputStream body)
            throws Exception {
        Optional<Response> wrong = Sending.fault(headers, mode, idempotencyKey);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Sending sending = Sending.of(headers);
        ImportRequest request =
                new ImportRequest(
                        KIND,
                        mode.equals("dry-run"),
                        sending.csv(),
                        idempotencyKey,
                        caller.key(),
                        List.of());
        return room.orBusy(
                () -> response(jobs.take(current.id(), request, room.body(sending, body))));
    }

    private Response response(ImportAnswer answer) {
        if (!(answer instanceof ImportAnswer.Taken taken)) {
            return ImportAnswers.response(answer);
        }
        JobStatus status = reports.find(current.id(), taken.job()).orElseThrow();
        Response told = ImportAnswers.ok(status.json().toString(), taken.replayed());
        return status.ended()
                ? told
                : Response.fromResponse(told)
                        .status(Response.Status.ACCEPTED)
                        .header(HttpHeaders.LOCATION, "/api/v1/imports/" + taken.job())
                        .build();
    }
}
