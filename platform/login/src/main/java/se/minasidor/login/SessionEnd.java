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
        Optional<String> session = HostCookie.read(request, SessionStart.COOKIE);
        Optional<UUID> person = session.flatMap(token -> sessions.person(tenant, token));
        HostCookie.read(request, SessionStart.KEPT)
                .ifPresent(
                        cookie -> {
                            kept.end(tenant, cookie);
                            HostCookie.delete(response, SessionStart.KEPT);
                        });
        session.ifPresent(token -> sessions.end(tenant, token));
        person.ifPresent(p -> events.record(tenant, Actor.person(p), "logout", "ok", p, Map.of()));
        HttpSession views = request.getSession(false);
        if (views != null) {
            views.invalidate();
        }
        HostCookie.delete(response, SessionStart.COOKIE);
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
