package se.minasidor.login.invoicenumber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.minasidor.accounts.FirstVisitStep;
import se.minasidor.accounts.Newcomer;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.tenancy.Tenant;

/** {@code invoicenumber}: whose customer an account from elsewhere is. */
@ApplicationScoped
class InvoiceNumberStep implements FirstVisitStep {

    @Inject private InvoiceNumberPage form;

    @Override
    public String id() {
        return "invoicenumber";
    }

    @Override
    public String page() {
        return "/firstvisit/invoicenumber.xhtml";
    }

    /** Somebody who has proved to be a customer needs not prove it by an invoice. */
    @Override
    public boolean done(Tenant tenant, Newcomer newcomer) {
        return newcomer.identity().scheme() == ProvenIdentity.Scheme.PARTY
                || newcomer.person().isPresent();
    }

    @Override
    public void posted(Tenant tenant, Newcomer newcomer) {
        form.send(tenant, newcomer);
    }
}
