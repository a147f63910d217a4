package se.minasidor.login.emailpassword;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import se.minasidor.accounts.Person;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.login.PlainPage;
import se.minasidor.login.SessionStart;
import se.minasidor.login.codes.CodeFlow;
import se.minasidor.login.codes.CodeMail;
import se.minasidor.login.codes.CodePage;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.SecurityEvents;

/**
 * {@code /skapa-konto/verifiera}: the code that was mailed makes the account and, where no further
 * step is left, the session.
 */
@RequestScoped
@Named("signUpCodePage")
public class SignUpCodePage {

    static final String ADDRESS = "/skapa-konto/verifiera";

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private SignUpCookie cookie;
    @Inject private EmailAccounts accounts;
    @Inject private CodePage form;
    @Inject private SessionStart sessionStart;
    @Inject private SecurityEvents events;

    public void open() {
        page.response().setHeader("Cache-Control", "no-store");
        Optional<CodeFlow> flow = SignUpPage.offered(current) ? cookie.flow() : Optional.empty();
        if (flow.isEmpty()) {
            page.goTo(SignUpPage.ADDRESS);
        } else if (flow.get().verified()) {
            // The same code posted twice: the account is there, and one of the posts is in.
            page.goTo("/?metod=" + EmailPasswordMethod.ID + "&skal=verifierad");
        } else if (!page.posted()) {
            form.show(flow.get());
        } else if (form.isToSend()) {
            send(flow.get());
        } else {
            form.check(flow.get()).ifPresent(code -> open(flow.get(), code));
        }
    }

    private void send(CodeFlow flow) {
        boolean taken = accounts.taken(current.id(), flow.address());
        if (form.send(flow, new CodeMail.Kind(current.getLanguage(), taken))) {
            page.goTo(ADDRESS);
        }
    }

    private void open(CodeFlow flow, String hashedCode) {
        Optional<Person> person = accounts.open(current.id(), flow, hashedCode);
        if (person.isEmpty()) {
            page.goTo(ADDRESS);
            return;
        }
        events.record(
                current.id(),
                Actor.person(person.get().id()),
                "signup",
                "ok",
                person.get().id(),
                Map.of("method", EmailPasswordMethod.ID));
        page.goTo(
                sessionStart.begin(
                        page.request(),
                        page.response(),
                        current.getTenant(),
                        new ProvenIdentity(
                                ProvenIdentity.Scheme.PARTY, person.get().party().value()),
                        new SessionStart.Arrival(EmailPasswordMethod.ID, Optional.empty(), "")));
    }
}
