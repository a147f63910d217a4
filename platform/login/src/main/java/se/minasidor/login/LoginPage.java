package se.minasidor.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;

/** The login page: the tenant's methods in its order, one of them open. */
@RequestScoped
@Named("loginPage")
public class LoginPage {

    private static final Set<String> REASONS =
            Set.of(
                    "utloggad",
                    "inaktiv",
                    "avslutad",
                    "losenord",
                    "verifierad",
                    "avbruten",
                    "nekad",
                    "tjanstfel",
                    "borjaom",
                    "vanta",
                    "osaker");

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
        chosen = methods.chosen(offered, page.typed("metod")).orElse(null);
        if (page.posted() && chosen != null) {
            methods.find(chosen.id()).ifPresent(LoginMethod::posted);
        }
    }

    public List<LoginMethods.Offered> getOffered() {
        return offered;
    }

    /** The method shown, or the first of those shown together. */
    public LoginMethods.Offered getChosen() {
        return chosen;
    }

    /** What is on the page: under tabs only the chosen method, else all of them. */
    public List<LoginMethods.Offered> getShown() {
        return isTabs() ? List.of(chosen) : offered;
    }

    /** Another method that works now, for those whose own is still to come; or null. */
    public LoginMethods.Offered getOtherWay() {
        return offered.stream()
                .filter(o -> o.available() && !o.equals(chosen))
                .findFirst()
                .orElse(null);
    }

    /** Whether that method is offered and works now. */
    public boolean available(String method) {
        return offered.stream().anyMatch(o -> o.available() && o.id().equals(method));
    }

    public boolean isTabs() {
        return current.getTenant().login().presentation() == Tenant.Login.Presentation.TABS
                && offered.size() > 1;
    }

    /** A form was posted and refused. */
    public boolean isFailed() {
        return page.refused();
    }

    /** Why the visitor is here again: a word with texts of its own, or empty. */
    public String getReason() {
        return REASONS.contains(reason) ? reason : "";
    }

    /** The page to return to after signing in; empty when none was asked for. */
    public String getReturnTo() {
        String wanted = page.typed("fran");
        return wanted.isEmpty() ? "" : ReturnPath.allowed(wanted);
    }

    /** The same as a parameter for the addresses of this page's links, or empty. */
    public String getReturning() {
        return getReturnTo().isEmpty() ? "" : ReturnPath.parameter(getReturnTo());
    }

    /**
     * This page with another method. It still knows where the visitor was and why they are here;
     * whoever asked for nothing gets the address that looks the same to everybody.
     */
    public String address(String method) {
        String back = getReturning();
        String why = getReason();
        return "/?metod="
                + method
                + (back.isEmpty() ? "" : "&" + back + (why.isEmpty() ? "" : "&skal=" + why));
    }

    /** Somebody followed an address to a page that asks for the login first. */
    public boolean isAskedFirst() {
        return getReason().isEmpty()
                && !page.posted()
                && !getReturnTo().isEmpty()
                && !getReturnTo().equals(ReturnPath.FIRST);
    }

    /** How loud the tenant's own news are, between their two days; else null. */
    public String getNotice() {
        Tenant tenant = current.getTenant();
        LocalDate today = LocalDate.now(clock.withZone(tenant.timeZone()));
        return tenant.loginNotice()
                .filter(notice -> notice.shownOn(today))
                .map(notice -> notice.level().name().toLowerCase(Locale.ROOT))
                .orElse(null);
    }
}
