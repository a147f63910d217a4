package se.minasidor.login.customernumber;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import se.minasidor.login.PlainPage;
import se.minasidor.login.passwords.MailedLinks;
import se.minasidor.login.passwords.NewPassword;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Texts;

/** Where a mailed link leads: choose a password, or learn that the link does not work. */
@RequestScoped
@Named("passwordChoosePage")
public class PasswordChoosePage {

    private static final String COOKIE = "choose";
    private static final String ADDRESS = "/losenord/valj";

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private PasswordChoice choice;
    @Inject private MailedLinks links;
    @Inject private NewPassword passwords;
    @Inject private Texts texts;

    private PasswordInvitation invitation;
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
        invitation = choice.look(current.id(), token.get()).orElse(null);
        if (invitation == null) {
            links.refuseForeign(current.id(), token.get());
            links.forget(COOKIE);
        } else if (page.posted()) {
            choose(token.get());
        }
    }

    private void choose(String token) {
        String password = page.secret("losenord");
        Optional<String> wrong =
                passwords.fault(password, invitation.name(), NewPassword.local(invitation.email()));
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
        PasswordChoice.Result result =
                choice.choose(
                        current.id(), current.getTenant(), token, phc.get(), current.getLanguage());
        choice.note(current.id(), result);
        links.forget(COOKIE);
        if (result.outcome() == PasswordChoice.Outcome.CHOSEN) {
            page.goTo(ADDRESS + "?klart=1");
        } else {
            invitation = null;
        }
    }

    public String getHeadingKey() {
        return done
                ? "password.chosen.heading"
                : isWorking() ? "password.choose.heading" : "password.gone.heading";
    }

    /** The link works. */
    public boolean isWorking() {
        return invitation != null && !done;
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
    public String getName() {
        return invitation.name();
    }
}
