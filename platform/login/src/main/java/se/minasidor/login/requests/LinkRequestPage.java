package se.minasidor.login.requests;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import se.minasidor.login.PlainPage;
import se.minasidor.tenancy.ClientAddress;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.Texts;

/**
 * A page that asks for a mail with a link to choose a password. It answers every name in the same
 * way: whether anything is mailed is decided afterwards (decision 0007).
 */
public abstract class LinkRequestPage {

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private AccessRequests requests;
    @Inject private ClientAddress addresses;
    @Inject private Texts texts;

    private boolean sent;
    private String name = "";
    private String fault = "";
    private String message = "";

    /** The login method whose users may ask here. */
    protected abstract String method();

    protected abstract String address();

    /** The field that the name is typed in. */
    protected abstract String field();

    /** The key of a text that says why it cannot be anybody's name; empty when it can. */
    protected abstract Optional<String> impossible(String typed);

    /** By what the requests are counted. */
    protected abstract String counter(Tenant tenant, String typed);

    protected abstract AccessRequest request(String typed);

    public void open() {
        if (!current.getTenant().login().methods().contains(method())) {
            page.goTo("/");
            return;
        }
        sent = page.request().getParameter("skickat") != null;
        if (page.posted()) {
            send();
        }
    }

    private void send() {
        name = page.typed(field());
        Optional<String> wrong = impossible(name);
        if (wrong.isPresent()) {
            page.refuse(422);
            fault = texts.get(wrong.get());
            return;
        }
        Optional<Duration> wait =
                requests.count(
                        current.getTenant(),
                        counter(current.getTenant(), name),
                        addresses.of(page.request()));
        if (wait.isPresent()) {
            page.refuse(429);
            message = texts.with("common.wait", Map.of("minutes", wait.get().toMinutes() + 1));
            return;
        }
        requests.add(current.id(), request(name));
        page.goTo(address() + "?skickat=1");
    }

    public boolean isSent() {
        return sent;
    }

    public boolean isFailed() {
        return page.refused();
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
