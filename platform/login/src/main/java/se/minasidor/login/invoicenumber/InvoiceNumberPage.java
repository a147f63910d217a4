package se.minasidor.login.invoicenumber;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import se.minasidor.accounts.Newcomer;
import se.minasidor.customers.CustomerNumber;
import se.minasidor.login.PlainPage;
import se.minasidor.tenancy.ClientAddress;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.Texts;

/** The form for customer number and invoice number; which of them was wrong is never told. */
@RequestScoped
@Named("invoiceNumberPage")
public class InvoiceNumberPage {

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private InvoiceNumberProof proof;
    @Inject private ClientAddress addresses;
    @Inject private Texts texts;

    private final Map<String, String> faults = new LinkedHashMap<>();
    private String number = "";
    private String invoice = "";
    private String message = "";

    void send(Tenant tenant, Newcomer newcomer) {
        number = page.typed("kundnummer");
        invoice = page.typed("fakturanummer");
        fault("kundnummer", number, "common.customernumber.fault");
        fault("fakturanummer", invoice, "firstvisit.invoicenumber.invoice.fault");
        if (!faults.isEmpty()) {
            page.refuse(422);
            return;
        }
        InvoiceNumberProof.Answer answer =
                proof.tryWith(
                        tenant,
                        newcomer,
                        new InvoiceNumberProof.Numbers(number, invoice),
                        addresses.of(page.request()),
                        current.getLanguage());
        if (answer instanceof InvoiceNumberProof.Wait wait) {
            refuse(429, texts.with("firstvisit.invoicenumber.wait", Map.of("time", words(wait))));
        } else if (answer instanceof InvoiceNumberProof.Refused) {
            refuse(422, texts.get("firstvisit.invoicenumber.wrong"));
        }
    }

    private String words(InvoiceNumberProof.Wait wait) {
        Duration time = wait.time();
        page.response().setHeader("Retry-After", String.valueOf(time.toSeconds() + 1));
        return time.toMinutes() < 90
                ? texts.with("firstvisit.minutes", Map.of("minutes", time.toMinutes() + 1))
                : texts.with("firstvisit.hours", Map.of("hours", time.toHours() + 1));
    }

    private void fault(String field, String typed, String text) {
        Optional.of(typed)
                .filter(t -> CustomerNumber.typed(t).isEmpty())
                .ifPresent(t -> faults.put(field, texts.get(text)));
    }

    private void refuse(int status, String words) {
        page.refuse(status);
        message = words;
    }

    public boolean isFailed() {
        return !faults.isEmpty() || !message.isEmpty();
    }

    /** Faults by field, in the form's order. */
    public Map<String, String> getFaults() {
        return faults;
    }

    /** Why what was typed will not do, where no field can be blamed. */
    public String getMessage() {
        return message;
    }

    /** How old the invoice may be. */
    public long getMonths() {
        return Math.round(current.getTenant().firstVisit().invoiceMaxAge().toDays() / 30.44);
    }

    public String getNumber() {
        return number;
    }

    public String getInvoice() {
        return invoice;
    }
}
