package se.minasidor.customers.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.minasidor.customers.ApiScope;
import se.minasidor.customers.api.ApiCaller;
import se.minasidor.customers.api.Problem;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;

/** {@code POST /api/v1/imports/{kind}}: a file of one JSON object per line. */
@Path("imports/{import}")
@RequestScoped
public class ImportsResource {

    @Inject CurrentTenant current;
    @Inject ApiCaller caller;
    @Inject Imports imports;
    @Inject ImportRoom room;

    @POST
    @ApiScope("imports:write")
    @Consumes({Sending.NDJSON, Sending.CSV})
    @Produces(MediaType.APPLICATION_JSON)
    @Tag(name = "imports")
    @Operation(
            operationId = "import",
            summary = "Bring in a file of one JSON object per line, or CSV",
            description =
                    "Good lines go in together, by the sender's own ids; the others are told by line,"
                            + " field and code. A body that is cut changes nothing. The same body under"
                            + " the same key gets the same answer again.")
    @RequestBody(
            required = true,
            description =
                    "UTF-8, a line of at most 1 MB; gzip with Content-Encoding: gzip. As text/csv (ImportCsv)"
                            + " the first line names the fields.",
            content = @Content(mediaType = Sending.NDJSON, schema = @Schema(ref = "ImportLine")))
    @APIResponse(
            responseCode = "200",
            description = "Every line was looked at",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "ImportAnswer")))
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "401", ref = "Problem")
    @APIResponse(responseCode = "403", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    @APIResponse(responseCode = "411", ref = "Problem")
    @APIResponse(responseCode = "413", ref = "Problem")
    @APIResponse(responseCode = "415", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "429", ref = "Problem")
    public Response bringIn(
            @Parameter(required = true, schema = @Schema(ref = "ImportKind")) @PathParam("import")
                    String kind,
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
        if (ImportKind.named(kind).isEmpty()) {
            return Problem.of(404, "import.unknown", "There is no such import")
                    .detail("Known are customers, facilities, agreements, invoices and meter-days.")
                    .response();
        }
        Optional<Response> wrong = Sending.fault(headers, mode, idempotencyKey);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Sending sending = Sending.of(headers);
        ImportRequest request =
                new ImportRequest(
                        kind,
                        mode.equals("dry-run"),
                        sending.csv(),
                        idempotencyKey,
                        caller.key(),
                        current.getTenant().legalEntities().stream()
                                .map(Tenant.LegalEntity::id)
                                .toList());
        return room.orBusy(
                () ->
                        ImportAnswers.response(
                                imports.run(current.id(), request, room.body(sending, body))));
    }
}
