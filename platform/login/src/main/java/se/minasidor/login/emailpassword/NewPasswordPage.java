package se.minasidor.login.emailpassword;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.login.PlainPage;
import se.minasidor.login.passwords.MailedLinks;
import se.minasidor.login.passwords.NewPassword;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.Texts;

/** {@code /losenord/nytt}: where the link of a forgotten password leads. */
@RequestScoped
@Named("newPasswordPage")
public class NewPasswordPage {

    static final String ADDRESS = "/losenord/nytt";

    private static final String COOKIE = "newpassword";

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private MailedLinks links;
    @Inject private PasswordChange change;
    @Inject private NewPassword passwords;
    @Inject private SecurityEvents events;
    @Inject private Texts texts;

    private String email;
    private boolean done;
    private String fault = "";

    public void open() {
        if (links.taken(COOKIE, ADDRESS)) {
            return;
        }
        done = page.request().getParameter("klart") != null;
        Optional<String> token = links.token(COOKIE);
        if (token.isEmpty() || done) {
            return;
        }
        email = change.look(current.id(), token.get()).orElse(null);
        if (email == null) {
            links.refuseForeign(current.id(), token.get());
            links.forget(COOKIE);
        } else if (page.posted()) {
            choose(token.get());
        }
    }

    private void choose(String token) {
        String password = page.secret("losenord");
        Optional<String> wrong = passwords.fault(password, NewPassword.local(email));
        if (wrong.isPresent()) {
            page.refuse(422);
            fault = wrong.get();
            return;
        }
        Optional<String> phc = passwords.hash(password);
        if (phc.isEmpty()) {
            page.refuse(503);
            fault = texts.get("login.busy");
            return;
        }
        Optional<UUID> person =
                change.choose(current.id(), token, phc.get(), current.getLanguage());
        events.record(
                current.id(),
                "password",
                person.isPresent() ? "chosen" : "gone",
                person.orElse(null),
                Map.of());
        links.forget(COOKIE);
        if (person.isPresent()) {
            page.goTo(ADDRESS + "?klart=1");
        } else {
            email = null;
        }
    }

    public String getHeadingKey() {
        return done
                ? "password.chosen.heading"
                : isWorking() ? "password.choose.heading" : "password.gone.heading";
    }

    /** The link works. */
    public boolean isWorking() {
        return email != null && !done;
    }

    public boolean isDone() {
        return done;
    }

    public boolean isFailed() {
        return !fault.isEmpty();
    }

    public String getFault() {
        return fault;
    }

    public int getMinLength() {
        return current.getTenant().password().minLength();
    }

    /** The user name, for the browser's own password book. */
    public String getEmail() {
        return email;
    }
}
