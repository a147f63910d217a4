package se.minasidor.login.social;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import se.minasidor.login.LoginAttempts;
import se.minasidor.login.Redirect;
import se.minasidor.login.ReturnPath;
import se.minasidor.login.SessionStart;
import se.minasidor.tenancy.ClientAddress;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.HostCookie;
import se.minasidor.tenancy.Secret;
import se.minasidor.tenancy.SiteCookie;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.Tenant.Login.OpenIdProvider;

/**
 * {@code /logga-in/google} sends a browser to Google, {@code /logga-in/google/svar} is where it
 * comes back. Links and not forms, because a form of ours may not lead to another site.
 */
@WebServlet(SocialServlet.PATH + "*")
public class SocialServlet extends HttpServlet {

    static final String PATH = "/logga-in/";
    static final String ANSWER = "/svar";

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 4096;

    @Inject private transient CurrentTenant current;
    @Inject private transient SocialLogin login;
    @Inject private transient SessionStart sessionStart;
    @Inject private transient LoginAttempts attempts;
    @Inject private transient ClientAddress addresses;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws java.io.IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        boolean answer = path.endsWith(ANSWER);
        String name = answer ? path.substring(0, path.length() - ANSWER.length()) : path;
        Tenant tenant = current.getTenant();
        Optional<OpenIdProvider> provider =
                tenant.login().methods().contains(SocialMethod.ID)
                        ? tenant.login().registration(name)
                        : Optional.empty();
        response.setHeader("Referrer-Policy", "no-referrer");
        if (provider.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (answer) {
            comeBack(request, response, tenant, provider.get());
        } else {
            goThere(request, response, tenant, provider.get());
        }
    }

    private void goThere(
            HttpServletRequest request,
            HttpServletResponse response,
            Tenant tenant,
            OpenIdProvider provider) {
        if (!fromOurPage(request)) {
            Redirect.to(response, "/");
            return;
        }
        String wanted = ReturnPath.allowed(request.getParameter("fran"));
        Optional<Duration> wait =
                attempts.begin(
                        tenant.id(),
                        tenant.throttle(),
                        new LoginAttempts.Attempt(
                                LoginAttempts.Kind.START,
                                "",
                                Optional.empty(),
                                addresses.of(request)));
        if (wait.isPresent()) {
            back(response, new SocialLogin.Back("vanta", wanted));
            return;
        }
        // One cookie for all logins under way in this browser, or a second tab would end the first.
        String browser =
                HostCookie.read(request, SiteCookie.FLOW)
                        .filter(c -> c.matches("[A-Za-z0-9_-]{43}"))
                        .orElseGet(Secret::random);
        Optional<URI> there = login.address(tenant, provider, browser, wanted);
        if (there.isPresent()) {
            HostCookie.write(response, SiteCookie.FLOW, browser);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", there.get().toString());
        } else {
            back(response, new SocialLogin.Back("tjanstfel", wanted));
        }
    }

    /** Another site can lead people to our page, but not through it. */
    private static boolean fromOurPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    private void comeBack(
            HttpServletRequest request,
            HttpServletResponse response,
            Tenant tenant,
            OpenIdProvider provider) {
        SocialLogin.Answer answer =
                login.answer(
                        tenant,
                        provider,
                        HostCookie.read(request, SiteCookie.FLOW).orElse(""),
                        new SocialLogin.Brought(
                                one(request, "state"),
                                one(request, "code"),
                                one(request, "error"),
                                one(request, "iss")));
        if (answer instanceof SocialLogin.Proven proven) {
            HostCookie.delete(response, SiteCookie.FLOW);
            Redirect.to(
                    response,
                    sessionStart.begin(
                            request,
                            response,
                            tenant,
                            proven.identity(),
                            new SessionStart.Arrival(
                                    SocialMethod.ID, Optional.empty(), proven.wanted())));
        } else {
            back(response, (SocialLogin.Back) answer);
        }
    }

    private static void back(HttpServletResponse response, SocialLogin.Back back) {
        Redirect.to(response, ReturnPath.asking("/?skal=" + back.reason(), back.wanted()));
    }

    /** A parameter that is there once and of a sensible length; else nothing. */
    private static String one(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values != null && values.length == 1 && values[0].length() <= LONGEST
                ? values[0]
                : "";
    }
}
