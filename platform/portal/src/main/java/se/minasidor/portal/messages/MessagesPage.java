package se.minasidor.portal.messages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import se.minasidor.accounts.Permission;
import se.minasidor.customers.Invoices;
import se.minasidor.login.SignedIn;
import se.minasidor.portal.invoices.InvoiceList;
import se.minasidor.portal.wording.Wording;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;

/** All messages. */
@Named
@RequestScoped
public class MessagesPage {

    @Inject private CurrentTenant current;
    @Inject private SignedIn signedIn;
    @Inject private Invoices invoices;
    @Inject private Messages messages;
    @Inject private Wording wording;

    private List<Message> all = List.of();

    public void open() {
        Tenant tenant = current.getTenant();
        Set<UUID> customers = signedIn.customersWith(Permission.SEE_INVOICES);
        InvoiceList list =
                InvoiceList.of(invoices.of(tenant.id(), customers), tenant, wording.getToday());
        all = messages.of(tenant, list.rows(), wording);
    }

    public List<Message> getAll() {
        return all;
    }
}
