package se.minasidor.customers.jobs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.minasidor.customers.ApiScope;
import se.minasidor.tenancy.CurrentTenant;

/** {@code GET /api/v1/imports?idempotencyKey=}: the import that a key named. */
@Path("imports")
@RequestScoped
public class ImportByKeyResource {

    @Inject CurrentTenant current;
    @Inject JobReports reports;

    @GET
    @ApiScope("imports:write")
    @Produces(MediaType.APPLICATION_JSON)
    @Tag(name = "imports")
    @Operation(
            operationId = "importNamed",
            summary = "The import of an Idempotency-Key",
            description = "For a sender that was interrupted and does not know what came of it")
    @APIResponse(
            responseCode = "200",
            description = "How far it is",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "ImportStatus")))
    @APIResponse(responseCode = "401", ref = "Problem")
    @APIResponse(responseCode = "403", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    public Response named(
            @Parameter(required = true, schema = @Schema(ref = "IdempotencyKey"))
                    @QueryParam("idempotencyKey")
                    String key) {
        return JobsResource.status(
                key == null ? Optional.empty() : reports.named(current.id(), key));
    }
}
