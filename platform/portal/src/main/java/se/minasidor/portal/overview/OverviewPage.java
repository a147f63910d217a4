package se.minasidor.portal.overview;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import se.minasidor.accounts.Permission;
import se.minasidor.customers.Facilities;
import se.minasidor.customers.Facility;
import se.minasidor.customers.Invoices;
import se.minasidor.login.SignedIn;
import se.minasidor.portal.consumption.Glance;
import se.minasidor.portal.consumption.Glances;
import se.minasidor.portal.facilities.FacilityView;
import se.minasidor.portal.facilities.ServiceGroup;
import se.minasidor.portal.invoices.InvoiceList;
import se.minasidor.portal.invoices.InvoiceRow;
import se.minasidor.portal.layout.Guarded;
import se.minasidor.portal.messages.Message;
import se.minasidor.portal.messages.Messages;
import se.minasidor.portal.wording.Wording;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;

/** The first page: what to pay, what one has, what is new. */
@Named
@RequestScoped
public class OverviewPage {

    private static final int SOME = 3;

    @Inject private CurrentTenant current;
    @Inject private SignedIn signedIn;
    @Inject private Invoices invoices;
    @Inject private Facilities facilities;
    @Inject private Glances glances;
    @Inject private Messages messages;
    @Inject private Wording wording;

    private Guarded<List<InvoiceRow>> rows = Guarded.of(List.of());
    private Guarded<List<FacilityView>> places = Guarded.of(List.of());
    private List<InvoiceRow> unpaid = List.of();
    private List<ServiceGroup> services = List.of();
    private Map<Facility.Service, Guarded<Glance>> usage = Map.of();
    private List<Message> latest = List.of();

    public void open() {
        rows = Guarded.load("invoices", this::invoices, List.of());
        places = Guarded.load("facilities", this::facilities, List.of());
        unpaid = rows.value().stream().filter(InvoiceRow::isOpen).toList();
        services = ServiceGroup.of(places.value());
        usage = glances.all();
        latest =
                messages.of(current.getTenant(), rows.value(), wording).stream()
                        .limit(SOME)
                        .toList();
    }

    private List<InvoiceRow> invoices() {
        Tenant tenant = current.getTenant();
        Set<UUID> customers = signedIn.customersWith(Permission.SEE_INVOICES);
        return InvoiceList.of(invoices.of(tenant.id(), customers), tenant, wording.getToday())
                .rows();
    }

    private List<FacilityView> facilities() {
        Tenant tenant = current.getTenant();
        Set<UUID> customers = signedIn.customersWith(Permission.SEE_FACILITIES);
        return facilities.of(tenant.id(), customers).stream()
                .map(f -> FacilityView.of(f, tenant, wording.getToday()))
                .toList();
    }

    /** The unpaid invoice that falls due first, or null. */
    public InvoiceRow getNext() {
        return unpaid.isEmpty() ? null : unpaid.get(0);
    }

    public int getMoreUnpaid() {
        return Math.max(0, unpaid.size() - 1);
    }

    public Guarded<List<InvoiceRow>> getRows() {
        return rows;
    }

    public Guarded<List<FacilityView>> getPlaces() {
        return places;
    }

    public List<ServiceGroup> getServices() {
        return services;
    }

    /** What a service's meter said lately; null where nothing is measured. */
    public Guarded<Glance> usageOf(ServiceGroup group) {
        return usage.get(group.service());
    }

    public List<Message> getLatest() {
        return latest;
    }

    /** Nothing has arrived for this customer yet. */
    public boolean isNewCustomer() {
        return rows.value().isEmpty()
                && places.value().isEmpty()
                && !rows.failed()
                && !places.failed();
    }
}
