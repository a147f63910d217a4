package se.minasidor.portal.invoices;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import se.minasidor.portal.wording.Wording;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Texts;

/** What the pages say about an invoice. */
@RequestScoped
@Named("invoiceWords")
public class InvoiceWords {

    @Inject private CurrentTenant current;
    @Inject private Texts texts;
    @Inject private Wording wording;

    /** What it is for: the sender's words, else the services, else the kind of invoice. */
    public String what(InvoiceRow row) {
        if (row.description() != null && !row.description().isBlank()) {
            return row.description();
        }
        List<String> named = row.services().stream().map(this::service).toList();
        return named.isEmpty()
                ? texts.get("invoices.type." + row.type())
                : wording.list(inOneSentence(named, current.getLanguage()));
    }

    private String service(String name) {
        String key = "facilities.service." + name;
        return texts.has(key) ? texts.get(key) : name;
    }

    /** Only the first keeps its capital. */
    static List<String> inOneSentence(List<String> names, Locale language) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> i == 0 ? names.get(i) : names.get(i).toLowerCase(language))
                .toList();
    }

    /** The period, and the company where the tenant has several. */
    public String about(InvoiceRow row) {
        String period = wording.period(row.periodFrom(), row.periodTo());
        boolean several = current.getTenant().legalEntities().size() > 1;
        return period
                + (several && !period.isEmpty() ? " · " : "")
                + (several ? row.company() : "");
    }

    /** Does the tenant show PDFs at all? */
    public boolean isPdfs() {
        return current.getTenant().invoices().pdf();
    }

    /** There is a PDF, or it is made when asked for. */
    public boolean hasPdf(InvoiceRow row) {
        return isPdfs()
                && (row.pdfSize() != null
                        || current.getTenant().invoices().pdfSource().isPresent());
    }
}
