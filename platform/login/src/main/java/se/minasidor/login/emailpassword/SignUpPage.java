package se.minasidor.login.emailpassword;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.login.PlainPage;
import se.minasidor.login.passwords.NewPassword;
import se.minasidor.login.passwords.TypedEmail;
import se.minasidor.login.requests.AccessRequests;
import se.minasidor.tenancy.ClientAddress;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Texts;

/**
 * {@code /skapa-konto}: e-mail address and password of a new account. Nothing here depends on
 * whether the address has one.
 */
@RequestScoped
@Named("signUpPage")
public class SignUpPage {

    static final String ADDRESS = "/skapa-konto";

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private SignUpCookie cookie;
    @Inject private NewPassword passwords;
    @Inject private AccessRequests requests;
    @Inject private ClientAddress addresses;
    @Inject private Texts texts;

    private final Map<String, String> faults = new LinkedHashMap<>();
    private String email = "";
    private String message = "";

    public void open() {
        if (!offered(current)) {
            page.goTo("/");
        } else if (page.posted()) {
            begin();
        } else if (page.request().getParameter("ny") == null
                && cookie.flow().filter(flow -> !flow.verified()).isPresent()) {
            page.goTo(SignUpCodePage.ADDRESS);
        }
    }

    static boolean offered(CurrentTenant current) {
        return current.getTenant().signUp().enabled()
                && current.getTenant().login().methods().contains(EmailPasswordMethod.ID);
    }

    private void begin() {
        email = page.typed("epost");
        if (!TypedEmail.plausible(email)) {
            faults.put("epost", texts.get("signup.email.fault"));
        }
        String password = page.secret("losenord");
        passwords
                .fault(password, NewPassword.local(email))
                .ifPresent(fault -> faults.put("losenord", fault));
        if (!faults.isEmpty()) {
            page.refuse(422);
            return;
        }
        Optional<Duration> wait =
                requests.count(
                        current.getTenant(),
                        "signup:" + ProvenIdentity.email(email).value(),
                        addresses.of(page.request()));
        if (wait.isPresent()) {
            page.refuse(429);
            message = texts.with("common.wait", Map.of("minutes", wait.get().toMinutes() + 1));
            return;
        }
        NewPassword.Typed typed = passwords.hashed(password);
        if (typed.phc().isEmpty()) {
            page.refuse(typed.status());
            message = typed.fault();
            return;
        }
        cookie.begin(email, typed.phc().get());
        page.goTo(SignUpCodePage.ADDRESS);
    }

    public boolean isFailed() {
        return page.refused();
    }

    public String getMessage() {
        return message;
    }

    /** What is wrong with each field, by the field's name. */
    public Map<String, String> getFaults() {
        return faults;
    }

    public String getEmail() {
        return email;
    }

    public int getMinLength() {
        return current.getTenant().password().minLength();
    }
}
