package se.minasidor.portal.sessions;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.login.FreshProof;
import se.minasidor.login.OwnMethod;
import se.minasidor.login.OwnMethods;
import se.minasidor.login.SignedIn;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.Texts;

/** The part of the page with the ways in which somebody logs in. */
@Named
@RequestScoped
public class MethodsPage {

    @Inject private OwnMethods methods;
    @Inject private FreshProof proof;
    @Inject private SignedIn signedIn;
    @Inject private CurrentTenant current;
    @Inject private SecurityEvents events;
    @Inject private Texts texts;

    private List<OwnMethod> all;
    private UUID asked;
    private String problem = "";

    /** Removes a method after a fresh proof; false when the page has something to say or ask. */
    boolean remove(HttpServletRequest request, UUID method, String typed) {
        if (!proof.isFresh() && !prove(request, method, typed)) {
            return false;
        }
        OwnMethods.Removal removal = methods.remove(current.id(), signedIn.person(), method);
        events.record(
                current.id(),
                Actor.person(signedIn.person()),
                "login-method",
                removal.name().toLowerCase(Locale.ROOT),
                signedIn.person(),
                Map.of("method", signedIn.getMethod()));
        if (removal == OwnMethods.Removal.LAST) {
            problem = texts.get("sessions.method.last");
        }
        return removal != OwnMethods.Removal.LAST;
    }

    private boolean prove(HttpServletRequest request, UUID method, String typed) {
        if (typed.isEmpty() && proof.isByPassword()) {
            asked = method;
            return false;
        }
        Optional<String> refused = proof.refused(request, typed);
        refused.ifPresent(
                key -> {
                    problem = texts.get(key);
                    asked = proof.isByPassword() ? method : null;
                });
        return refused.isEmpty();
    }

    public List<OwnMethod> getAll() {
        if (all == null) {
            all = methods.of(current.id(), signedIn.person());
        }
        return all;
    }

    /** The names of the services that the person logs in with. */
    List<String> services() {
        return getAll().stream()
                .filter(one -> one.method().equals("social"))
                .map(OwnMethod::detail)
                .distinct()
                .toList();
    }

    /** What one is called: a service by its own name. */
    public String name(OwnMethod one) {
        return one.method().equals("social")
                ? one.detail()
                : texts.get("sessions.way." + one.method());
    }

    public boolean isSeveral() {
        return getAll().size() > 1;
    }

    /** The password is asked for before the change. */
    public boolean isProofAsked() {
        return asked != null;
    }

    public UUID getAsked() {
        return asked;
    }

    public boolean isFailed() {
        return !problem.isEmpty();
    }

    public String getProblem() {
        return problem;
    }
}
