package se.minasidor.customers.invoices;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.minasidor.customers.ApiScope;
import se.minasidor.customers.api.Problem;
import se.minasidor.tenancy.CurrentTenant;

/** {@code PUT /api/v1/invoices/{externalId}/pdf}: the original of an invoice. */
@Path("invoices/{externalId}/pdf")
@RequestScoped
public class InvoicePdfResource {

    /** Each holds a PDF in memory while it comes in. */
    private static final Semaphore ROOM = new Semaphore(8);

    @Inject CurrentTenant current;
    @Inject StoredInvoicePdfs pdfs;

    @PUT
    @ApiScope("imports:write")
    @Consumes("application/pdf")
    @Tag(name = "imports")
    @Operation(
            operationId = "storeInvoicePdf",
            summary = "Send the PDF of an invoice",
            description = "At most 10 MB; sending again replaces it.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/pdf", schema = @Schema(ref = "Pdf")))
    @APIResponse(responseCode = "204", description = "Stored")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "401", ref = "Problem")
    @APIResponse(responseCode = "403", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "413", ref = "Problem")
    @APIResponse(responseCode = "415", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "429", ref = "Problem")
    public Response store(
            @Parameter(required = true, description = "The sender's id of the invoice")
                    @PathParam("externalId")
                    String externalId,
            @Parameter(hidden = true) @HeaderParam("Content-Length") Long length,
            InputStream body) {
        if (length != null && length > PdfForm.LARGEST) {
            return tooLarge();
        }
        if (!ROOM.tryAcquire()) {
            return Response.fromResponse(
                            Problem.of(429, "uploads.busy", "Too many uploads at once")
                                    .detail("Try again in a little while.")
                                    .response())
                    .header("Retry-After", 2)
                    .build();
        }
        try {
            byte[] content = body.readNBytes(PdfForm.LARGEST + 1);
            if (content.length > PdfForm.LARGEST) {
                return tooLarge();
            }
            if (length != null && content.length < length) {
                return truncated();
            }
            return store(externalId, content);
        } catch (IOException cut) {
            return truncated();
        } finally {
            ROOM.release();
        }
    }

    private Response store(String externalId, byte[] content) {
        if (!PdfForm.fits(content)) {
            return Problem.of(422, "pdf.form", "This is no PDF")
                    .detail("A PDF begins with %PDF-. Nothing was stored.")
                    .response();
        }
        return pdfs.store(current.id(), externalId, content)
                ? Response.noContent().build()
                : Problem.of(404, "invoice.unknown", "There is no such invoice")
                        .detail("Import the invoice first, then send its PDF.")
                        .response();
    }

    private static Response tooLarge() {
        return Problem.of(413, "pdf.tooLarge", "The PDF is too large")
                .detail("At most 10 MB. Nothing was stored.")
                .response();
    }

    private static Response truncated() {
        return Problem.of(400, "body.truncated", "The body is not complete")
                .detail("It ended before its announced length. Nothing was stored.")
                .response();
    }
}
