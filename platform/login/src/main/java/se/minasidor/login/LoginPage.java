package se.minasidor.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;

/** The login page: the tenant's methods in its order, one of them open. */
@RequestScoped
@Named("loginPage")
public class LoginPage {

    @Inject private CurrentTenant current;
    @Inject private LoginMethods methods;
    @Inject private SignedIn signedIn;
    @Inject private PlainPage page;
    @Inject private Clock clock;

    private List<LoginMethods.Offered> offered;
    private LoginMethods.Offered chosen;
    private String reason;

    public void open() {
        if (signedIn.isPresent() && !page.posted()) {
            page.goTo(ReturnPath.FIRST);
            return;
        }
        reason = page.typed("skal");
        offered = methods.offeredBy(current.getTenant());
        chosen = methods.chosen(current.getTenant(), page.typed("metod")).orElse(null);
        if (page.posted() && chosen != null) {
            methods.find(chosen.id()).ifPresent(LoginMethod::posted);
        }
    }

    public List<LoginMethods.Offered> getOffered() {
        return offered;
    }

    /** The method shown; one that is only announced has no page. */
    public LoginMethods.Offered getChosen() {
        return chosen;
    }

    /** Another method that works now, for those whose own is still to come; or null. */
    public LoginMethods.Offered getInstead() {
        return offered.stream()
                .filter(o -> o.available() && !o.equals(chosen))
                .findFirst()
                .orElse(null);
    }

    public boolean isTabs() {
        return presentation() == Tenant.Login.Presentation.TABS && offered.size() > 1;
    }

    public boolean isStacked() {
        return presentation() == Tenant.Login.Presentation.STACKED;
    }

    /** Every method is on the page at once, as buttons or below each other. */
    public boolean isAllAtOnce() {
        return presentation() != Tenant.Login.Presentation.TABS;
    }

    private Tenant.Login.Presentation presentation() {
        return current.getTenant().login().presentation();
    }

    public boolean isLoggedOut() {
        return "utloggad".equals(reason);
    }

    /** The session was over, too old or elsewhere. */
    public boolean isSessionOver() {
        return "avslutad".equals(reason);
    }

    /** The page to return to was asked for without being signed in. */
    public boolean isAskedToSignIn() {
        return !isLoggedOut() && !isSessionOver() && !page.typed("fran").isEmpty();
    }

    public String getReturnTo() {
        String wanted = page.typed("fran");
        return wanted.isEmpty() ? "" : ReturnPath.allowed(wanted);
    }

    /** The tenant's own news on this page, between its two days. */
    public boolean isNotice() {
        Tenant tenant = current.getTenant();
        LocalDate today = LocalDate.now(clock.withZone(tenant.timeZone()));
        return tenant.loginNotice().filter(n -> n.shownOn(today)).isPresent();
    }

    public String getNoticeKind() {
        return current.getTenant()
                .loginNotice()
                .orElseThrow()
                .level()
                .name()
                .toLowerCase(Locale.ROOT);
    }

    public Tenant.Login getLogin() {
        return current.getTenant().login();
    }

    public Tenant.Registration getRegistration() {
        return current.getTenant().registration();
    }

    public boolean isWizard() {
        return getRegistration().form() == Tenant.Registration.Form.WIZARD;
    }
}
