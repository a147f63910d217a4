package se.minasidor.login.passwords;

import jakarta.inject.Inject;
import java.util.Optional;
import se.minasidor.login.PlainPage;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.SiteCookie;
import se.minasidor.tenancy.Texts;

/**
 * A page that a mailed link leads to: choose a password, or learn that the link does not work.
 *
 * @param <L> what the link is about
 */
public abstract class LinkedPasswordPage<L> {

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private MailedLinks links;
    @Inject private NewPassword passwords;
    @Inject private Texts texts;

    private L link;
    private boolean done;
    private String fault = "";

    /** The page's own address, where the token is not. */
    protected abstract String address();

    /** The name of the cookie that has the token meanwhile. */
    protected abstract SiteCookie cookie();

    /** What a working link is about; looking does not use it. */
    protected abstract Optional<L> look(String token);

    /** Words about its owner that a password must not be. */
    protected abstract String[] own(L link);

    /** Uses the link; false when it does not work any longer. */
    protected abstract boolean choose(String token, String phc);

    /** The user name, for the browser's own password book. */
    protected abstract String name(L link);

    public void open() {
        if (links.taken(cookie(), address())) {
            return;
        }
        done = page.request().getParameter("klart") != null;
        Optional<String> token = links.token(cookie());
        if (token.isEmpty() || done) {
            return;
        }
        link = look(token.get()).orElse(null);
        if (link == null) {
            links.refuseForeign(current.id(), token.get());
            links.forget(cookie());
        } else if (page.posted()) {
            chosen(token.get());
        }
    }

    private void chosen(String token) {
        NewPassword.Typed typed = passwords.typed(page.secret("losenord"), own(link));
        if (typed.phc().isEmpty()) {
            page.refuse(typed.status());
            fault = typed.fault();
            return;
        }
        boolean used = choose(token, typed.phc().get());
        links.forget(cookie());
        if (used) {
            page.goTo(address() + "?klart=1");
        } else {
            link = null;
        }
    }

    public String getHeadingKey() {
        return done
                ? "password.chosen.heading"
                : isWorking() ? "password.choose.heading" : "password.gone.heading";
    }

    /** The link works. */
    public boolean isWorking() {
        return link != null && !done;
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

    public String getName() {
        return name(link);
    }

    /** Where the form is posted. */
    public String getAddress() {
        return address();
    }
}
