package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.HostCookie;
import se.minasidor.tenancy.Secret;
import se.minasidor.tenancy.SiteCookie;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;

/**
 * The door in that every login method ends at. The only other one is {@link KeptEntrance}, for a
 * browser that comes back with a login it has kept: there nobody proves anything, so somebody with
 * a step left is sent here, and nobody is mailed about it.
 */
@ApplicationScoped
public class SessionStart {

    /**
     * How somebody comes in.
     *
     * @param method the login method's id
     * @param customer the customer they named, if they did
     * @param wanted the page they wanted, as the browser tells; see {@link ReturnPath}
     * @param doubtful good for reading and for nothing that matters: whoever vouches for them sees
     *     a risk
     * @param steps the newcomer's cookie, which lets in once, when they come from their last step
     */
    public record Arrival(
            String method,
            Optional<UUID> customer,
            String wanted,
            boolean doubtful,
            Optional<String> steps) {

        public Arrival(String method, Optional<UUID> customer, String wanted) {
            this(method, customer, wanted, false, Optional.empty());
        }

        @Override
        public String toString() {
            return "Arrival[" + method + "]";
        }
    }

    @Inject private SessionOpening opening;
    @Inject private Sessions sessions;
    @Inject private KeptLogins kept;
    @Inject private CurrentTenant current;

    /**
     * Ends whatever session the browser had, here and in Faces, and begins a new one; or leads to
     * the steps that a newcomer has to take before there is one.
     *
     * @return the path to go to now, always one of ours
     */
    public String begin(
            HttpServletRequest request,
            HttpServletResponse response,
            Tenant tenant,
            ProvenIdentity identity,
            Arrival arrival) {
        HttpSession views = request.getSession(false);
        if (views != null) {
            views.invalidate();
        }
        String device = HostCookie.read(request, SiteCookie.DEVICE).orElseGet(Secret::random);
        SessionOpening.Opened opened =
                opening.open(
                        tenant.id(),
                        tenant,
                        identity,
                        arrival,
                        new SessionOpening.Browser(
                                HostCookie.read(request, SiteCookie.SESSION),
                                device,
                                request.getHeader("User-Agent"),
                                current.getLanguage()));
        if (opened instanceof SessionOpening.Doubtful) {
            HostCookie.delete(response, SiteCookie.SESSION);
            return ReturnPath.DOUBTFUL;
        }
        if (opened instanceof SessionOpening.InAlready) {
            HostCookie.delete(response, SiteCookie.NEWCOMER);
            return ReturnPath.START_AGAIN;
        }
        if (opened instanceof SessionOpening.StepsLeft steps) {
            HostCookie.delete(response, SiteCookie.SESSION);
            HostCookie.write(response, SiteCookie.NEWCOMER, steps.cookie());
            return ReturnPath.FIRST_VISIT;
        }
        SessionOpening.In in = (SessionOpening.In) opened;
        HostCookie.read(request, SiteCookie.NEWCOMER)
                .ifPresent(done -> HostCookie.delete(response, SiteCookie.NEWCOMER));
        HostCookie.write(response, SiteCookie.SESSION, in.token());
        HostCookie.write(response, SiteCookie.DEVICE, device);
        return in.path();
    }

    /**
     * The browser keeps the login, where the tenant allows it. Only for methods whose terms allow
     * it; a BankID never is (its contract).
     *
     * @param path where {@link #begin} led; a newcomer with steps left is not in yet
     */
    public void keep(
            HttpServletResponse response, Tenant tenant, UUID person, String method, String path) {
        if (tenant.session().keep().isPresent() && !path.equals(ReturnPath.FIRST_VISIT)) {
            HostCookie.write(
                    response,
                    SiteCookie.KEPT,
                    kept.begin(tenant.id(), person, method, tenant.session().keep().get()),
                    tenant.session().keep().get());
        }
    }

    /** The person behind this request has proved again who they are. */
    public void proved(HttpServletRequest request, TenantId tenant) {
        HostCookie.read(request, SiteCookie.SESSION)
                .ifPresent(token -> sessions.proved(tenant, token));
    }

    /** Hash of the browser's cookie, by which a person may know it. */
    public static Optional<byte[]> device(HttpServletRequest request) {
        return HostCookie.read(request, SiteCookie.DEVICE).map(Secret::hash);
    }
}
