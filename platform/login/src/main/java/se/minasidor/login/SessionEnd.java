package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.HostCookie;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.SiteCookie;
import se.minasidor.tenancy.TenantId;

/** The ways out. */
@ApplicationScoped
public class SessionEnd {

    @Inject private Sessions sessions;
    @Inject private KnownDevices devices;
    @Inject private KeptLogins kept;
    @Inject private SecurityEvents events;

    /** Logs this browser out; does nothing where nobody is in. */
    public void logOut(HttpServletRequest request, HttpServletResponse response, TenantId tenant) {
        // The kept login first: no session is made of it after this.
        Optional<String> cookie = HostCookie.read(request, SiteCookie.KEPT);
        Optional<UUID> ofKept = cookie.flatMap(c -> kept.end(tenant, c));
        cookie.ifPresent(c -> HostCookie.delete(response, SiteCookie.KEPT));
        HostCookie.read(request, SiteCookie.SESSION)
                .flatMap(token -> sessions.end(tenant, token))
                .or(() -> ofKept)
                .ifPresent(
                        p -> events.record(tenant, Actor.person(p), "logout", "ok", p, Map.of()));
        HttpSession views = request.getSession(false);
        if (views != null) {
            views.invalidate();
        }
        HostCookie.delete(response, SiteCookie.SESSION);
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        response.setHeader("Cache-Control", "no-store");
    }

    /** Ends the person's sessions in every browser, and knows none of the browsers any longer. */
    public void everywhere(TenantId tenant, UUID person) {
        kept.forget(tenant, person); // first: no session is made of one after this
        sessions.endAll(tenant, person);
        devices.forget(tenant, person);
    }
}
