package se.minasidor.portal.invoices;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.minasidor.accounts.Permission;
import se.minasidor.customers.InvoicePdf;
import se.minasidor.customers.Invoices;
import se.minasidor.login.SignedIn;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Uuids;

/**
 * {@code /fakturor/{id}.pdf}: the original of one of the visitor's own invoices. Anybody else's is
 * as unknown as one that never was; one that is not made yet leads back to the page, which says so.
 */
@WebServlet("/fakturor/*")
public class InvoicePdfServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern ADDRESS = Pattern.compile("/(" + Uuids.FORM + ")\\.pdf");

    @Inject private transient CurrentTenant current;
    @Inject private transient SignedIn signedIn;
    @Inject private transient Invoices invoices;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Matcher address = ADDRESS.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (!signedIn.isPresent() || !address.matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        UUID id = UUID.fromString(address.group(1));
        Set<UUID> customers = signedIn.customersWith(Permission.SEE_INVOICES);
        Optional<InvoicePdf> pdf =
                current.getTenant().invoices().pdf()
                        ? invoices.pdf(current.id(), customers, id)
                        : Optional.empty();
        if (pdf.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (pdf.get().ready()) {
            send(pdf.get(), response);
        } else {
            response.setHeader("Cache-Control", "no-store");
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/fakturor?skapas=" + id);
        }
    }

    private static void send(InvoicePdf pdf, HttpServletResponse response) throws IOException {
        byte[] content = pdf.content().orElseThrow();
        response.setContentType("application/pdf");
        response.setContentLength(content.length);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        // A PDF from somebody else's system gets no rights on this site, whatever it holds.
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + fileName(pdf.number()) + "\"");
        response.getOutputStream().write(content);
    }

    /** Named after the invoice's number and nothing about the customer. */
    static String fileName(String number) {
        String safe = number.replaceAll("[^A-Za-z0-9-]+", "-").replaceAll("^-+|-+$", "");
        return "faktura" + (safe.isEmpty() ? "" : "-" + safe) + ".pdf";
    }
}
