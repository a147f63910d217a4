package se.minasidor.login.customernumber;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import se.minasidor.customers.CustomerNumber;
import se.minasidor.login.PlainPage;
import se.minasidor.login.requests.AccessRequest;
import se.minasidor.login.requests.AccessRequests;
import se.minasidor.tenancy.ClientAddress;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Texts;

/** "Skapa lösenord": a link goes to the registered address and nowhere else (S0-15, S0-16). */
@RequestScoped
@Named("passwordRequestPage")
public class PasswordRequestPage {

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private AccessRequests requests;
    @Inject private ClientAddress addresses;
    @Inject private Texts texts;

    private boolean sent;
    private String name = "";
    private String fault = "";
    private String message = "";

    public void open() {
        if (!current.getTenant().login().methods().contains(CustomerNumberMethod.ID)) {
            page.goTo("/");
            return;
        }
        sent = page.request().getParameter("skickat") != null;
        if (page.posted()) {
            send();
        }
    }

    private void send() {
        name = page.typed("kundnummer");
        if (CustomerNumber.typed(name).isEmpty()) {
            fault = texts.get("password.name.fault");
            page.refuse(422);
            return;
        }
        Optional<Duration> wait =
                requests.count(
                        current.getTenant(),
                        TypedName.key(name, current.getTenant().login().organisationNumberPrefix()),
                        addresses.of(page.request()));
        if (wait.isPresent()) {
            page.refuse(429);
            message = texts.with("password.wait", Map.of("minutes", wait.get().toMinutes() + 1));
            return;
        }
        requests.add(current.id(), AccessRequest.password(name, current.getLanguage()));
        page.goTo("/losenord?skickat=1");
    }

    public boolean isSent() {
        return sent;
    }

    public boolean isFailed() {
        return !fault.isEmpty() || !message.isEmpty();
    }

    public String getName() {
        return name;
    }

    public String getFault() {
        return fault;
    }

    public String getMessage() {
        return message;
    }
}
