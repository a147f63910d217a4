package se.minasidor.login.emailpassword;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.login.PlainPage;
import se.minasidor.login.passwords.TypedEmail;
import se.minasidor.login.requests.AccessRequest;
import se.minasidor.login.requests.AccessRequests;
import se.minasidor.tenancy.ClientAddress;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Texts;

/** {@code /losenord/epost}: "Glömt lösenordet?" for those who log in with an e-mail address. */
@RequestScoped
@Named("forgottenPage")
public class ForgottenPage {

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private AccessRequests requests;
    @Inject private ClientAddress addresses;
    @Inject private Texts texts;

    private boolean sent;
    private String email = "";
    private String fault = "";
    private String message = "";

    public void open() {
        if (!current.getTenant().login().methods().contains(EmailPasswordMethod.ID)) {
            page.goTo("/");
            return;
        }
        sent = page.request().getParameter("skickat") != null;
        if (page.posted()) {
            send();
        }
    }

    private void send() {
        email = page.typed("epost");
        if (!TypedEmail.plausible(email)) {
            fault = texts.get("signup.email.fault");
            page.refuse(422);
            return;
        }
        Optional<Duration> wait =
                requests.count(
                        current.getTenant(),
                        "email:" + ProvenIdentity.email(email).value(),
                        addresses.of(page.request()));
        if (wait.isPresent()) {
            page.refuse(429);
            message = texts.with("password.wait", Map.of("minutes", wait.get().toMinutes() + 1));
            return;
        }
        requests.add(current.id(), AccessRequest.emailPassword(email, current.getLanguage()));
        page.goTo("/losenord/epost?skickat=1");
    }

    public boolean isSent() {
        return sent;
    }

    public boolean isFailed() {
        return page.refused();
    }

    public String getEmail() {
        return email;
    }

    public String getFault() {
        return fault;
    }

    public String getMessage() {
        return message;
    }
}
