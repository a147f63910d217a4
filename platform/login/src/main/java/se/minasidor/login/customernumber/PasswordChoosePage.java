package se.minasidor.login.customernumber;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import se.minasidor.login.PlainPage;
import se.minasidor.login.passwords.CommonPasswords;
import se.minasidor.login.passwords.PasswordRules;
import se.minasidor.login.passwords.Passwords;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.HostCookie;
import se.minasidor.tenancy.Texts;

/**
 * Where a mailed link leads. The link moves its token into a short-lived cookie and leads on to the
 * clean address, so that the token is in no history, log or referrer; only posting the form uses
 * it.
 */
@RequestScoped
@Named("passwordChoosePage")
public class PasswordChoosePage {

    private static final String COOKIE = "choose";
    private static final String ADDRESS = "/losenord/valj";
    private static final Duration TIME_TO_CHOOSE = Duration.ofMinutes(30);

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private PasswordChoice choice;
    @Inject private Passwords passwords;
    @Inject private CommonPasswords common;
    @Inject private Texts texts;

    private PasswordInvitation invitation;
    private boolean done;
    private String fault = "";

    public void open() {
        page.response().setHeader("Referrer-Policy", "no-referrer");
        page.response().setHeader("Cache-Control", "no-store");
        String link = page.typed("token");
        if (!link.isEmpty() && !page.posted()) {
            keep(link);
            return;
        }
        done = page.request().getParameter("klart") != null;
        Optional<String> token = HostCookie.read(page.request(), COOKIE);
        if (token.isEmpty() || done) {
            return;
        }
        invitation = choice.look(current.id(), token.get()).orElse(null);
        if (invitation == null) {
            choice.refuseForeign(current.id(), token.get());
            HostCookie.delete(page.response(), COOKIE);
        } else if (page.posted()) {
            choose(token.get());
        }
    }

    private void keep(String token) {
        if (token.matches("[A-Za-z0-9_-]{20,100}")) {
            HostCookie.write(page.response(), COOKIE, token, TIME_TO_CHOOSE);
        }
        page.goTo(ADDRESS);
    }

    private void choose(String token) {
        String password = page.secret("losenord");
        Optional<PasswordRules.Fault> wrong =
                PasswordRules.fault(password, getMinLength(), common, context());
        if (wrong.isPresent()) {
            refuse(422, "password.fault." + wrong.get().name().toLowerCase(Locale.ROOT));
            return;
        }
        Optional<String> phc = passwords.hash(password);
        if (phc.isEmpty()) {
            refuse(503, "login.busy");
            return;
        }
        PasswordChoice.Result result =
                choice.choose(
                        current.id(), current.getTenant(), token, phc.get(), current.getLanguage());
        choice.note(current.id(), result);
        HostCookie.delete(page.response(), COOKIE);
        if (result.outcome() == PasswordChoice.Outcome.CHOSEN) {
            page.goTo(ADDRESS + "?klart=1");
        } else {
            invitation = null;
        }
    }

    private void refuse(int status, String key) {
        page.refuse(status);
        fault = texts.with(key, Map.of("length", getMinLength(), "longest", Passwords.LONGEST));
    }

    /** Words that whoever wants in will try first. */
    private List<String> context() {
        String address = invitation.email();
        int at = address.indexOf('@');
        return Stream.of(
                        current.id().value(),
                        current.getTenant().hosts().primary().split("\\.")[0],
                        texts.get("brand.companyName"),
                        texts.get("brand.portalName"),
                        "minasidor",
                        "mypages",
                        invitation.name(),
                        at < 0 ? address : address.substring(0, at))
                .toList();
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
