package se.minasidor.portal.facilities;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import se.minasidor.accounts.Permission;
import se.minasidor.customers.Facilities;
import se.minasidor.login.SignedIn;
import se.minasidor.portal.wording.Wording;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.Texts;

/** Every place where the customer has or had a service, with its agreements. */
@Named
@RequestScoped
public class FacilitiesPage {

    @Inject private CurrentTenant current;
    @Inject private SignedIn signedIn;
    @Inject private Facilities facilities;
    @Inject private Wording wording;
    @Inject private Texts texts;

    private List<FacilityView> inUse = List.of();
    private List<FacilityView> left = List.of();

    public void open() {
        Tenant tenant = current.getTenant();
        Set<UUID> customers = signedIn.customersWith(Permission.SEE_FACILITIES);
        List<FacilityView> all =
                facilities.of(tenant.id(), customers).stream()
                        .map(f -> FacilityView.of(f, tenant, wording.getToday()))
                        .toList();
        inUse = all.stream().filter(FacilityView::current).toList();
        left = all.stream().filter(f -> !f.current()).toList();
    }

    public List<FacilityView> getInUse() {
        return inUse;
    }

    /** Where the customer has moved out: history, shown last. */
    public List<FacilityView> getLeft() {
        return left;
    }

    /** {@code sedan 1 mars 2024}, {@code 1 mars 2024 till 30 juni 2026}. */
    public String span(FacilityView.AgreementView agreement) {
        String from = wording.date(agreement.from());
        return agreement.to() == null
                ? texts.with("facilities.since", Map.of("from", from))
                : texts.with(
                        "facilities.fromTo",
                        Map.of("from", from, "to", wording.date(agreement.to())));
    }

    public boolean isNothing() {
        return inUse.isEmpty() && left.isEmpty();
    }
}
