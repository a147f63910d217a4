package se.minasidor.customers.jobs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.minasidor.customers.ApiScope;
import se.minasidor.customers.api.Problem;
import se.minasidor.customers.imports.ImportAnswers;
import se.minasidor.customers.imports.Sending;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.TenantId;

/** {@code GET /api/v1/imports/{id}}: how far an import is, and what was wrong with its lines. */
@Path("imports/{import}")
@RequestScoped
public class JobsResource {

    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Inject CurrentTenant current;
    @Inject JobReports reports;

    @GET
    @ApiScope("imports:write")
    @Produces(MediaType.APPLICATION_JSON)
    @Tag(name = "imports")
    @Operation(
            operationId = "importStatus",
            summary = "How far an import is",
            description = "Kept for 30 days after its end")
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
    public Response status(@PathParam("import") String id) {
        return status(known(id));
    }

    @GET
    @Path("errors")
    @ApiScope("imports:write")
    @Produces(Sending.NDJSON)
    @Tag(name = "imports")
    @Operation(
            operationId = "importErrors",
            summary = "What was wrong with which line, so far",
            description =
                    "A finding on each line, in the order of the file; the first 100000 are kept, and a"
                            + " last line says when there are more")
    @APIResponse(
            responseCode = "200",
            description = "Findings, perhaps none",
            content = @Content(mediaType = Sending.NDJSON, schema = @Schema(ref = "Finding")))
    @APIResponse(responseCode = "401", ref = "Problem")
    @APIResponse(responseCode = "403", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    public Response errors(@PathParam("import") String id) {
        Optional<JobStatus> job = known(id);
        if (job.isEmpty()) {
            return unknown();
        }
        TenantId tenant = current.id();
        UUID known = job.get().id();
        StreamingOutput lines =
                out -> {
                    int told = 0;
                    for (List<String> page = reports.findings(tenant, known, told);
                            !page.isEmpty();
                            page = reports.findings(tenant, known, told)) {
                        for (String line : page) {
                            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                        }
                        told += page.size();
                    }
                };
        return Response.ok(lines, Sending.NDJSON).header("Cache-Control", "no-store").build();
    }

    private Optional<JobStatus> known(String id) {
        return ID.matcher(id).matches()
                ? reports.find(current.id(), UUID.fromString(id))
                : Optional.empty();
    }

    static Response status(Optional<JobStatus> status) {
        return status.map(found -> ImportAnswers.ok(found.json().toString(), false))
                .orElseGet(JobsResource::unknown);
    }

    private static Response unknown() {
        return Problem.of(404, "import.unknown", "There is no such import")
                .detail("It never was, is another organisation's, or ended more than 30 days ago.")
                .response();
    }
}
