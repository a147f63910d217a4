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
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
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
@Path("imports/{kind}")
@RequestScoped
public class ImportsResource {

    static final String NDJSON = "application/x-ndjson";

    private static final int LONGEST_KEY = 255;

    /** Each holds a database connection while its body comes in, however slowly. */
    private static final Semaphore ROOM = new Semaphore(5);

    @Inject CurrentTenant current;
    @Inject ApiCaller caller;
    @Inject Imports imports;

    @POST
    @ApiScope("imports:write")
    @Consumes(NDJSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Tag(name = "imports")
    @Operation(
            operationId = "import",
            summary = "Bring in a file of one JSON object per line",
            description =
                    "Good lines go in together, by the sender's own ids; the others are told by line,"
                            + " field and code. A body that is cut changes nothing. The same body under"
                            + " the same key gets the same answer again.")
    @RequestBody(
            required = true,
            description = "UTF-8, a line of at most 1 MB; gzip with Content-Encoding: gzip",
            content = @Content(mediaType = NDJSON, schema = @Schema(ref = "ImportLine")))
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
    @APIResponse(responseCode = "415", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "429", ref = "Problem")
    public Response bringIn(
            @Parameter(required = true, schema = @Schema(ref = "ImportKind")) @PathParam("kind")
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
            throws IOException, SQLException {
        Optional<ImportKind> known = ImportKind.named(kind);
        if (known.isEmpty()) {
            return Problem.of(404, "import.unknown", "There is no such import")
                    .detail("Known are customers, facilities, agreements and invoices.")
                    .response();
        }
        if (!mode.equals("upsert") && !mode.equals("dry-run")) {
            return Problem.of(400, "mode.unknown", "There is no such mode")
                    .detail("mode is upsert or dry-run.")
                    .response();
        }
        if (!fits(idempotencyKey)) {
            return Problem.of(400, "idempotencyKey.missing", "Idempotency-Key is missing or wrong")
                    .detail("Send 1 to 255 printable ASCII characters that name this attempt.")
                    .response();
        }
        if (headers.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null
                && headers.getHeaderString("Transfer-Encoding") == null) {
            return Problem.of(411, "body.length", "There is no body")
                    .detail("Send Content-Length or Transfer-Encoding: chunked.")
                    .response();
        }
        Optional<String> encoding = encoding(headers);
        if (!utf8(headers.getMediaType()) || encoding.isEmpty()) {
            return Problem.of(415, "body.encoding", "The body's encoding is not known")
                    .detail("Send UTF-8, plain or with Content-Encoding: gzip.")
                    .response();
        }
        ImportRequest request =
                new ImportRequest(
                        known.get(),
                        mode.equals("dry-run"),
                        idempotencyKey,
                        caller.key(),
                        legalEntities(current.getTenant()));
        return whenThereIsRoom(request, length(headers), encoding.get().equals("gzip"), body);
    }

    private Response whenThereIsRoom(
            ImportRequest request, long length, boolean gzip, InputStream in)
            throws IOException, SQLException {
        if (!ROOM.tryAcquire()) {
            return Response.fromResponse(
                            Problem.of(429, "imports.busy", "Too many imports at once")
                                    .detail("Try again in a little while.")
                                    .response())
                    .header(HttpHeaders.RETRY_AFTER, 10)
                    .build();
        }
        try {
            return response(imports.run(current.id(), request, new Body(in, length, gzip)));
        } finally {
            ROOM.release();
        }
    }

    private static Response response(ImportAnswer answer) {
        if (answer instanceof ImportAnswer.Done done) {
            Response.ResponseBuilder ok =
                    Response.ok(done.json(), MediaType.APPLICATION_JSON)
                            .header("Cache-Control", "no-store");
            return done.replayed() ? ok.header("Idempotent-Replayed", true).build() : ok.build();
        }
        if (answer instanceof ImportAnswer.Truncated) {
            return Problem.of(400, "body.truncated", "The body is not complete")
                    .detail(
                            "It ended before its announced length or in the middle of a line. Nothing was brought in.")
                    .response();
        }
        if (answer instanceof ImportAnswer.Running) {
            return Problem.of(409, "idempotencyKey.running", "This import is running")
                    .detail("Another request with this Idempotency-Key has not ended yet.")
                    .response();
        }
        return Problem.of(422, "idempotencyKey.reused", "The key was used for another import")
                .detail("Send a new Idempotency-Key with other data. Nothing was brought in.")
                .response();
    }

    private static boolean fits(String key) {
        return key != null
                && !key.isEmpty()
                && key.length() <= LONGEST_KEY
                && key.chars().allMatch(c -> c > ' ' && c < 127);
    }

    private static boolean utf8(MediaType type) {
        String charset = type.getParameters().getOrDefault("charset", "utf-8");
        return charset.toLowerCase(Locale.ROOT).replace("\"", "").equals("utf-8");
    }

    /** Empty for one that is not known. */
    private static Optional<String> encoding(HttpHeaders headers) {
        String named = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        String encoding = named == null ? "identity" : named.strip().toLowerCase(Locale.ROOT);
        return List.of("identity", "gzip").contains(encoding)
                ? Optional.of(encoding)
                : Optional.empty();
    }

    /** The announced length, which may be more than an int holds; -1 when there is none. */
    static long length(HttpHeaders headers) {
        String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : -1;
    }

    private static List<String> legalEntities(Tenant tenant) {
        return tenant.legalEntities().stream().map(Tenant.LegalEntity::id).toList();
    }
}
