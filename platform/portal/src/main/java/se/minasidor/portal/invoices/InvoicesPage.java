package se.minasidor.portal.invoices;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import se.minasidor.accounts.Permission;
import se.minasidor.customers.Invoices;
import se.minasidor.login.SignedIn;
import se.minasidor.portal.wording.Wording;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;

/**
 * The customer's invoices: what to pay next, and all of them by year and kind. The choice is read
 * from the address or, under the same names, from the form; so it can be bookmarked.
 */
@Named
@RequestScoped
public class InvoicesPage {

    @Inject private CurrentTenant current;
    @Inject private SignedIn signedIn;
    @Inject private Invoices invoices;
    @Inject private Wording wording;
    @Inject private HttpServletRequest request;

    private String year;
    private String kind;
    private InvoiceList all;
    private List<InvoiceRow> rows;
    private InvoiceRow next;
    private InvoiceRow unfinished;

    @PostConstruct
    void open() {
        Tenant tenant = current.getTenant();
        Set<UUID> customers = signedIn.customersWith(Permission.SEE_INVOICES);
        InvoiceList.Shown shown = InvoiceList.Shown.of(asked("visa"));
        all =
                InvoiceList.of(
                        invoices.of(tenant.id(), customers),
                        invoices.services(tenant.id(), customers),
                        tenant,
                        wording.getToday());
        kind = shown.getWord();
        year = all.yearFor(request.getParameter("ar"), shown);
        rows = all.only(year, shown);
        next = all.next().orElse(null);
        unfinished = all.find(asked("skapas")).orElse(null);
    }

    private String asked(String parameter) {
        return Objects.requireNonNullElse(request.getParameter(parameter), "");
    }

    public boolean isNothing() {
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

    public List<String> getYears() {
        return all.years().stream().map(String::valueOf).toList();
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
        this.year = year;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }
}
