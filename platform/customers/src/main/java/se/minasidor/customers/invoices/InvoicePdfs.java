package se.minasidor.customers.invoices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import se.minasidor.customers.Invoice;
import se.minasidor.customers.InvoicePdf;
import se.minasidor.customers.InvoicePdf.Missing;
import se.minasidor.tenancy.TenantCatalog;
import se.minasidor.tenancy.TenantId;

/** Where the PDF of an invoice comes from: the one that was sent, else the tenant's source. */
@ApplicationScoped
public class InvoicePdfs {

    @Inject StoredInvoicePdfs stored;
    @Inject InvoicePdfClient client;
    @Inject TenantCatalog catalog;

    /** Whoever asks has made sure that the invoice may be seen. */
    public InvoicePdf of(TenantId tenant, Invoice invoice) {
        String number = invoice.getNumber();
        if (invoice.getPdfSize() != null) {
            Optional<byte[]> content = stored.content(tenant, invoice.getId());
            if (content.isPresent()) {
                return new InvoicePdf(number, content, Missing.NOTHING);
            }
        }
        Optional<String> source = catalog.find(tenant).flatMap(t -> t.invoices().pdfSource());
        if (source.isEmpty()) {
            return new InvoicePdf(number, Optional.empty(), Missing.NEVER_SENT);
        }
        Optional<byte[]> fetched = client.fetch(tenant, source.get(), number);
        return new InvoicePdf(
                number, fetched, fetched.isPresent() ? Missing.NOTHING : Missing.SOURCE_TROUBLE);
    }
}
