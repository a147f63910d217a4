package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.HostCookie;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.SiteCookie;

/** What a signed-in person sees and ends of their own sessions, and of nobody else's. */
@ApplicationScoped
public class OwnSessions {

    private static final String BEGUN = OwnSessions.class.getName() + ".begun";

    @Inject private CurrentTenant current;
    @Inject private SignedIn signedIn;
    @Inject private SessionList sessions;
    @Inject private KeptLogins kept;
    @Inject private SecurityEvents events;

    public List<OwnSession> all(HttpServletRequest request) {
        return sessions.of(
                current.id(), current.getTenant().session(), signedIn.person(), token(request));
    }

    /** Ends one; false when it is not theirs or has ended. */
    public boolean end(HttpServletRequest request, UUID session) {
        boolean theirs =
                all(request).stream().anyMatch(s -> s.id().equals(session) && !s.current());
        if (!theirs) {
            return false;
        }
        kept.forget(current.id(), signedIn.person()); // first: no session is made of one after this
        boolean ended = sessions.end(current.id(), signedIn.person(), session);
        if (ended) {
            told("ended-one");
        }
        return ended;
    }

    /** Ends all but the one that asks; no browser keeps the login any longer. */
    public void endOthers(HttpServletRequest request) {
        kept.forget(current.id(), signedIn.person());
        all(request).stream()
                .filter(session -> !session.current())
                .forEach(s -> sessions.end(current.id(), signedIn.person(), s.id()));
        told("ended-others");
    }

    private void told(String outcome) {
        events.record(
                current.id(),
                Actor.person(signedIn.person()),
                "session",
                outcome,
                signedIn.person(),
                Map.of("method", signedIn.getMethod()));
    }

    /** This request has begun a session, whose cookie its browser does not have yet. */
    static void begun(HttpServletRequest request, String token) {
        request.setAttribute(BEGUN, token);
    }

    private static String token(HttpServletRequest request) {
        return request.getAttribute(BEGUN) instanceof String begun
                ? begun
                : HostCookie.read(request, SiteCookie.SESSION).orElse("");
    }
}
