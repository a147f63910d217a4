package se.minasidor.portal.invoices;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.customers.Invoice;
import se.minasidor.tenancy.Tenant;

/**
 * An invoice as the pages show it.
 *
 * @param company the name of the company that sends it
 * @param description what it is for in the sender's words, or null
 * @param services ids of the services it names, such as {@code EL}, or the sender's words
 * @param pdfSize null while nobody has its PDF
 */
public record InvoiceRow(
        UUID id,
        String number,
        String ocr,
        Invoice.Type type,
        InvoiceState state,
        String company,
        String description,
        List<String> services,
        LocalDate invoiceDate,
        LocalDate dueDate,
        LocalDate periodFrom,
        LocalDate periodTo,
        long totalOre,
        long remainingOre,
        String currency,
        String bankgiro,
        Integer pdfSize) {

    public static InvoiceRow of(
            Invoice invoice, List<String> services, Tenant tenant, LocalDate today) {
        Tenant.LegalEntity company = tenant.legalEntity(invoice.getLegalEntity());
        return new InvoiceRow(
                invoice.getId(),
                invoice.getNumber(),
                invoice.getOcr(),
                invoice.getType(),
                InvoiceState.of(invoice, today),
                company.name(),
                invoice.getDescription(),
                services,
                invoice.getInvoiceDate(),
                invoice.getDueDate(),
                invoice.getPeriodFrom(),
                invoice.getPeriodTo(),
                invoice.getTotalOre(),
                invoice.getRemainingOre(),
                invoice.getCurrency(),
                Optional.ofNullable(invoice.getBankgiro()).or(company::bankgiro).orElse(null),
                invoice.getPdfSize());
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    /** The due day has passed and something is left, whatever the sender calls it. */
    public boolean overdueOn(LocalDate today) {
        return isOpen() && dueDate.isBefore(today);
    }

    public boolean partlyPaid() {
        return isOpen() && remainingOre < totalOre;
    }

    /** The bank fetches the money by itself. */
    public boolean directDebit() {
        return type == Invoice.Type.DIRECT_DEBIT;
    }

    /** The amount as a bank's form takes it: no spaces, a decimal comma. */
    public String amountToPaste() {
        return remainingOre / 100 + "," + String.format(Locale.ROOT, "%02d", remainingOre % 100);
    }
}
