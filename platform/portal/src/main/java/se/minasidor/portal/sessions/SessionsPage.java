package se.minasidor.portal.sessions;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import se.minasidor.login.OwnSession;
import se.minasidor.login.OwnSessions;
import se.minasidor.login.Redirect;
import se.minasidor.login.ReturnPath;
import se.minasidor.login.SignedIn;
import se.minasidor.portal.wording.Wording;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Texts;

/** {@code /inloggningar}: where somebody is signed in, and how to end it. */
@Named
@RequestScoped
public class SessionsPage {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Inject private OwnSessions sessions;
    @Inject private MethodsPage methods;
    @Inject private SignedIn signedIn;
    @Inject private CurrentTenant current;
    @Inject private Texts texts;
    @Inject private Wording wording;
    @Inject private HttpServletRequest request;

    private List<OwnSession> all = List.of();

    public void open() {
        if (!request.getMethod().equals("POST") || !changed()) {
            all = sessions.all(request);
        }
    }

    /** False when a change needs something more and the page says what. */
    private boolean changed() {
        String one = typed("avsluta");
        String method = typed("taBort");
        if (ID.matcher(method).matches()) {
            String proof = Objects.requireNonNullElse(request.getParameter("bevis"), "");
            if (!methods.remove(request, UUID.fromString(method), proof)) {
                return false;
            }
        } else if (ID.matcher(one).matches()) {
            sessions.end(request, UUID.fromString(one));
        } else if (!typed("alla").isEmpty()) {
            sessions.endOthers(request);
        }
        FacesContext faces = FacesContext.getCurrentInstance();
        Redirect.to(
                (HttpServletResponse) faces.getExternalContext().getResponse(),
                ReturnPath.SESSIONS + "?klart=1");
        faces.responseComplete();
        return true;
    }

    /** By which method and since when. */
    public String about(OwnSession session) {
        return texts.with(
                session.kept() ? "sessions.about.kept" : "sessions.about",
                Map.of("method", method(session.method()), "began", time(session.createdAt())));
    }

    /** The service's own name, where only one can have been used. */
    private String method(String id) {
        List<String> services = methods.services();
        return id.equals("social") && services.size() == 1
                ? services.get(0)
                : texts.get("sessions.method." + id);
    }

    /** What to do about a browser that is not theirs, by the way in which they came in. */
    public String getHelp() {
        String method = signedIn.getMethod();
        return texts.with(
                "sessions.help",
                Map.of(
                        "service",
                        method.equals("social") ? texts.anyOf(methods.services()) : "",
                        "bankid",
                        method.equals("bankid")));
    }

    /** When it was last used. */
    public String seen(OwnSession session) {
        return texts.with("sessions.seen", Map.of("seen", time(session.lastSeenAt())));
    }

    private String time(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, current.getTenant().timeZone());
        return texts.with(
                local.toLocalDate().equals(wording.getToday()) ? "sessions.today" : "sessions.time",
                Map.of(
                        "day",
                        wording.day(local.toLocalDate()),
                        "time",
                        wording.time(local.toLocalTime())));
    }

    private String typed(String field) {
        return Objects.requireNonNullElse(request.getParameter(field), "").strip();
    }

    public List<OwnSession> getAll() {
        return all;
    }

    public boolean isSeveral() {
        return all.size() > 1;
    }

    /** Something has just been ended. */
    public boolean isEnded() {
        return request.getParameter("klart") != null;
    }
}
