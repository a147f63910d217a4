package se.minasidor.portal.messages;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.minasidor.portal.invoices.InvoiceRow;
import se.minasidor.portal.invoices.InvoiceState;
import se.minasidor.portal.wording.Wording;
import se.minasidor.tenancy.Tenant;

/**
 * The customer's messages, made of what is known already: the organisation's notice, new invoices
 * and reminders. Nothing is stored, so nothing can be out of date.
 */
@ApplicationScoped
public class Messages {

    private static final int DAYS_NEW = 120;

    /** The newest first; the organisation's notice before others of its day, or first of all. */
    public List<Message> of(Tenant tenant, List<InvoiceRow> invoices, Wording wording) {
        LocalDate today = wording.getToday();
        Stream<Message> notices =
                tenant
                        .loginNotice()
                        .filter(n -> n.shownOn(today))
                        .map(n -> notice(n.from().orElse(null)))
                        .stream();
        Stream<Message> about =
                invoices.stream().filter(i -> isNews(i, today)).map(i -> about(i, wording, today));
        return newestFirst(Stream.concat(notices, about));
    }

    static List<Message> newestFirst(Stream<Message> messages) {
        return messages.sorted(
                        Comparator.comparing(
                                Message::day, Comparator.nullsFirst(Comparator.reverseOrder())))
                .toList();
    }

    private static boolean isNews(InvoiceRow invoice, LocalDate today) {
        boolean told =
                invoice.isOpen()
                        || invoice.state().isPaid()
                        || invoice.state() == InvoiceState.CREDIT;
        return invoice.isOpen()
                || told && !invoice.invoiceDate().isBefore(today.minusDays(DAYS_NEW));
    }

    private static Message notice(LocalDate since) {
        return new Message("notice.login", "info", Map.of(), since, null);
    }

    private static Message about(InvoiceRow invoice, Wording wording, LocalDate today) {
        Map<String, String> values =
                Map.of(
                        "company", invoice.company(),
                        "number", invoice.number(),
                        "amount", wording.money(invoice.totalOre(), invoice.currency()),
                        "left", wording.money(invoice.remainingOre(), invoice.currency()),
                        "due", wording.day(invoice.dueDate()));
        boolean pressing = pressing(invoice, today);
        return new Message(
                "messages." + key(invoice, today),
                pressing ? "warning" : "file",
                values,
                invoice.invoiceDate(),
                "/fakturor");
    }

    private static boolean pressing(InvoiceRow invoice, LocalDate today) {
        return invoice.overdueOn(today) || invoice.state() == InvoiceState.REMINDED;
    }

    private static String key(InvoiceRow invoice, LocalDate today) {
        if (pressing(invoice, today)) {
            return "unpaid";
        }
        if (invoice.state() == InvoiceState.CREDIT) {
            return "credit";
        }
        return invoice.isOpen() ? "invoice" : "paid";
    }
}
