package se.minasidor.login;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.FormTokenFilter;
import se.minasidor.tenancy.HostCookie;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.SecurityHeadersFilter;
import se.minasidor.tenancy.SiteCookie;
import se.minasidor.tenancy.TenantId;

/**
 * Says who is behind a request, and lets only signed-in people past to everything that is not
 * public. Comes after the filters that know the tenant. Visitors without a cookie cost no query.
 */
public class SignedInFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(SignedInFilter.class.getName());

    @Inject private transient CurrentTenant current;
    @Inject private transient SignedIn signedIn;
    @Inject private transient Visits visits;
    @Inject private transient Sessions sessions;
    @Inject private transient KeptEntrance kept;
    @Inject private transient SecurityEvents events;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            recognise(request);
            chain.doFilter(request, response);
            return;
        }
        String path = path(request);
        if (!current.isKnown() || PublicPaths.withoutVisitor(path)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<String> cookie = HostCookie.read(request, SiteCookie.SESSION);
        String reason = cookie.isPresent() ? enter(request, response, cookie.get()) : "";
        if (!signedIn.isPresent()) {
            HostCookie.read(request, SiteCookie.KEPT)
                    .ifPresent(kept -> enterKept(request, response, kept));
        }
        if (signedIn.isPresent()) {
            response.setHeader("Cache-Control", "no-store");
            if (!PublicPaths.page(path)) {
                request.setAttribute(SecurityHeadersFilter.SIGNED_IN_PAGE, true);
            }
            boolean nobody = signedIn.getEngagements().isEmpty();
            if (mustBe(nobody ? ReturnPath.WELCOME : ReturnPath.CHOICE, path)) {
                String wanted = ReturnPath.of(path, request.getQueryString());
                leadTo(request, response, nobody ? ReturnPath.WELCOME : ReturnPath.choice(wanted));
            } else {
                chain.doFilter(request, response);
            }
        } else if (PublicPaths.page(path)) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Cache-Control", "no-store");
            leadTo(
                    request,
                    response,
                    "/?"
                            + ReturnPath.parameter(ReturnPath.of(path, request.getQueryString()))
                            + (reason.isEmpty() ? "" : "&skal=" + reason));
        }
    }

    /**
     * A refused form was turned away before anybody asked whose it was; its error page may stand in
     * the person's own portal. It opens nothing, and shows without that what it must show.
     */
    private void recognise(HttpServletRequest request) {
        if (request.getAttribute(FormTokenFilter.EXPIRED) == null || signedIn.isPresent()) {
            return;
        }
        try {
            HostCookie.read(request, SiteCookie.SESSION)
                    .flatMap(
                            token ->
                                    visits.read(current.id(), current.getTenant(), token, false)
                                            .visit())
                    .ifPresent(signedIn::become);
        } catch (RuntimeException fault) {
            LOG.log(Level.WARNING, "An error page is shown without its person's portal", fault);
        }
    }

    private static String path(HttpServletRequest request) {
        String more = request.getPathInfo();
        return more == null ? request.getServletPath() : request.getServletPath() + more;
    }

    /**
     * Opens the cookie's session if it is good here; else drops the cookie and the view state.
     *
     * @return why it is not good, in the login page's words; empty when it is
     */
    private String enter(HttpServletRequest request, HttpServletResponse response, String token) {
        TenantId tenant = current.id();
        Visits.Visited visited =
                visits.read(tenant, current.getTenant(), token, !SessionServlet.onlyLooks(request));
        if (visited.visit().isPresent()) {
            signedIn.become(visited.visit().get());
            return "";
        }
        if (visited.found() instanceof Sessions.Over over) {
            over.ended().ifPresent(p -> tell(tenant, Actor.SYSTEM, "over", p));
        } else if (visited.found() instanceof Sessions.Elsewhere elsewhere) {
            elsewhere.ended().ifPresent(p -> tell(tenant, Actor.VISITOR, "other-host", p));
        } else {
            refuseForeign(tenant, token);
        }
        HostCookie.delete(response, SiteCookie.SESSION);
        HttpSession views = request.getSession(false);
        if (views != null) {
            views.invalidate();
        }
        return visited.found() instanceof Sessions.Over ? "inaktiv" : "avslutad";
    }

    private void tell(TenantId tenant, Actor actor, String outcome, UUID person) {
        events.record(tenant, actor, "session", outcome, person, Map.of());
    }

    /** Begins a session of the login that the browser kept, if that is good. */
    private void enterKept(
            HttpServletRequest request, HttpServletResponse response, String cookie) {
        TenantId tenant = current.id();
        KeptEntrance.Entered entered =
                kept.enter(
                        tenant,
                        current.getTenant(),
                        cookie,
                        new KeptEntrance.Browser(
                                HostCookie.read(request, SiteCookie.DEVICE),
                                request.getHeader("User-Agent")));
        Optional<String> token = entered.session();
        if (entered.found() instanceof KeptLogins.Good good) {
            token.ifPresent(
                    value -> {
                        HostCookie.write(response, SiteCookie.SESSION, value);
                        OwnSessions.begun(request, value);
                        good.cookie()
                                .ifPresent(
                                        next ->
                                                HostCookie.write(
                                                        response,
                                                        SiteCookie.KEPT,
                                                        next,
                                                        good.left()));
                        visits.read(tenant, current.getTenant(), value, true)
                                .visit()
                                .ifPresent(signedIn::become);
                        events.record(
                                tenant,
                                Actor.person(good.person()),
                                "login",
                                "kept",
                                good.person(),
                                Map.of("method", good.method()));
                    });
        } else if (entered.found() instanceof KeptLogins.Copied copied) {
            events.record(tenant, Actor.VISITOR, "kept-login", "copied", copied.person(), Map.of());
        }
        if (token.isEmpty()) {
            HostCookie.delete(response, SiteCookie.KEPT);
        }
    }

    /** A cookie of another tenant's host was stolen or copied: its session ends, both are told. */
    private void refuseForeign(TenantId tenant, String token) {
        Optional<TenantId> owner = sessions.owner(token).filter(o -> !o.equals(tenant));
        if (owner.isPresent()) {
            var person = sessions.end(owner.get(), token);
            events.record(
                    owner.get(),
                    Actor.VISITOR,
                    "session",
                    "ended-at-other-tenant",
                    person.orElse(null),
                    Map.of());
            events.record(tenant, Actor.VISITOR, "session", "refused-foreign", null, Map.of());
        }
    }

    /** Without a customer to look at there is one page only: to choose one, or to become one. */
    private boolean mustBe(String first, String path) {
        return signedIn.getEngagement() == null
                && !PublicPaths.page(path)
                && !path.equals(first)
                && !path.equals(ReturnPath.SESSIONS)
                && !path.equals(SessionServlet.ADDRESS);
    }

    /** Faces' own requests in the background understand a redirect only in their own words. */
    private static void leadTo(
            HttpServletRequest request, HttpServletResponse response, String address)
            throws IOException {
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml");
            response.setCharacterEncoding("UTF-8");
            response.getWriter()
                    .write(
                            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response>"
                                    + "<redirect url=\""
                                    + address.replace("&", "&amp;")
                                    + "\"></redirect></partial-response>");
        } else {
            Redirect.to(response, address);
        }
    }
}
