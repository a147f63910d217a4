package se.minasidor.portal.invoices;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import se.minasidor.accounts.Permission;
import se.minasidor.customers.Invoices;
import se.minasidor.login.SignedIn;
import se.minasidor.portal.wording.Wording;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;

/** The customer's invoices: what to pay next, and all of them by year and kind. */
@Named
@RequestScoped
public class InvoicesPage {

    @Inject private CurrentTenant current;
    @Inject private SignedIn signedIn;
    @Inject private Invoices invoices;
    @Inject private Wording wording;

    private String year = "";
    private String kind = "";
    private String pdfBeingMade = "";

    private InvoiceList all = new InvoiceList(List.of());
    private List<InvoiceRow> rows = List.of();
    private InvoiceRow next;
    private InvoiceRow unfinished;

    /** Loads once; the filters are in the address, so that a choice can be bookmarked. */
    public void open() {
        Tenant tenant = current.getTenant();
        Set<UUID> customers = signedIn.customersWith(Permission.SEE_INVOICES);
        all = InvoiceList.of(invoices.of(tenant.id(), customers), tenant, wording.getToday());
        rows = all.only(year, InvoiceList.Shown.of(kind));
        next = all.next().orElse(null);
        unfinished = asked(pdfBeingMade).orElse(null);
    }

    private Optional<InvoiceRow> asked(String id) {
        return all.rows().stream().filter(r -> r.id().toString().equals(id)).findFirst();
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public List<InvoiceRow> getRows() {
        return rows;
    }

    public int getTotal() {
        return all.rows().size();
    }

    public InvoiceRow getNext() {
        return next;
    }

    /** How many more there are to pay after the next one. */
    public int getMoreUnpaid() {
        return Math.max(0, all.unpaid().size() - 1);
    }

    public long getUnpaidOre() {
        return all.unpaidOre();
    }

    public List<Integer> getYears() {
        return all.years();
    }

    public List<InvoiceList.Shown> getKinds() {
        return List.of(InvoiceList.Shown.values());
    }

    /** The invoice whose PDF was asked for before it was made. */
    public InvoiceRow getUnfinished() {
        return unfinished;
    }

    public String getYear() {
        return year;
    }

    public void setYear(String year) {
        this.year = year == null ? "" : year;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind == null ? "" : kind;
    }

    public String getPdfBeingMade() {
        return pdfBeingMade;
    }

    public void setPdfBeingMade(String invoice) {
        this.pdfBeingMade = invoice == null ? "" : invoice;
    }
}
