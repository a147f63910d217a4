package se.minasidor.login.customernumber;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import se.minasidor.customers.CustomerNumber;
import se.minasidor.customers.IdentityNumber;
import se.minasidor.login.PlainPage;
import se.minasidor.login.passwords.TypedEmail;
import se.minasidor.login.requests.AccessRequest;
import se.minasidor.login.requests.AccessRequests;
import se.minasidor.tenancy.ClientAddress;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.Texts;

/**
 * Registering an e-mail address, on one page or in two steps (S0-11 to S0-14, S2-07 to S2-12). The
 * page looks at the form of what was typed and never at who the customer is.
 */
@RequestScoped
@Named("registerPage")
public class RegisterPage {

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private AccessRequests requests;
    @Inject private SealedStep steps;
    @Inject private ClientAddress addresses;
    @Inject private Texts texts;

    private final Map<String, String> faults = new LinkedHashMap<>();
    private boolean secondStep;
    private boolean sent;
    private String name = "";
    private String identity = "";
    private String email = "";
    private String invoice = "";
    private String message = "";

    public void open() {
        if (!current.getTenant().registration().enabled()) {
            page.goTo("/");
            return;
        }
        sent = page.request().getParameter("skickat") != null;
        if (page.posted()) {
            name = page.typed("kundnummer");
            if (!isWizard()) {
                send();
            } else if (page.typed("steg").isEmpty()) {
                firstStep();
            } else {
                openSeal();
            }
        }
    }

    /** Only the form of the number counts: whether we have it is not told here. */
    private void firstStep() {
        checkName();
        secondStep = faults.isEmpty();
    }

    private void openSeal() {
        Optional<String> sealed = steps.open(current.id(), page.typed("steg"));
        if (sealed.isEmpty()) {
            message = texts.get("register.stepExpired");
            return;
        }
        name = sealed.get();
        secondStep = true;
        send();
    }

    private void send() {
        identity = page.typed("personnummer");
        email = page.typed("epost");
        invoice = page.typed("fakturanummer");
        checkName();
        fault(
                "personnummer",
                IdentityNumber.typed(identity).isPresent(),
                "register.identity.fault");
        fault("epost", TypedEmail.plausible(email), "register.email.fault");
        fault(
                "fakturanummer",
                !isInvoiceAsked() || CustomerNumber.typed(invoice).isPresent(),
                "register.invoice.fault");
        if (faults.isEmpty()) {
            count();
        } else {
            page.refuse(422);
        }
    }

    private void count() {
        Optional<Duration> wait =
                requests.count(
                        current.getTenant(),
                        TypedName.key(name, current.getTenant().login().organisationNumberPrefix()),
                        addresses.of(page.request()));
        if (wait.isPresent()) {
            page.refuse(429);
            message = texts.with("common.wait", Map.of("minutes", wait.get().toMinutes() + 1));
            return;
        }
        requests.add(
                current.id(),
                new AccessRequest(
                        AccessRequest.Kind.REGISTER,
                        name,
                        identity,
                        email,
                        invoice,
                        current.getLanguage()));
        page.goTo("/registrera?skickat=1");
    }

    private void checkName() {
        fault("kundnummer", CustomerNumber.typed(name).isPresent(), "common.customernumber.fault");
    }

    private void fault(String field, boolean good, String key) {
        if (!good) {
            faults.put(field, texts.get(key));
        }
    }

    public boolean isWizard() {
        return current.getTenant().registration().form() == Tenant.Registration.Form.WIZARD;
    }

    public boolean isInvoiceAsked() {
        return current.getTenant().registration().extraProof()
                == Tenant.Registration.ExtraProof.INVOICE_NUMBER;
    }

    /** The wizard's second step, or the one page that has everything. */
    public boolean isDetailsShown() {
        return !isWizard() || secondStep;
    }

    public boolean isSecondStep() {
        return secondStep;
    }

    public boolean isSent() {
        return sent;
    }

    public String getSealed() {
        return steps.seal(current.id(), name);
    }

    public boolean isFailed() {
        return !faults.isEmpty() || !message.isEmpty();
    }

    /** Said in the summary beside the fields' faults; may be empty. */
    public String getMessage() {
        return message;
    }

    /** What is wrong with each field, by the field's name. */
    public Map<String, String> getFaults() {
        return faults;
    }

    public String getName() {
        return name;
    }

    public String getIdentity() {
        return identity;
    }

    public String getEmail() {
        return email;
    }

    public String getInvoice() {
        return invoice;
    }
}
