package se.minasidor.portal.invoices;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.customers.Invoice;
import se.minasidor.tenancy.Tenant;

/**
 * All invoices of a customer in the order people need them: what is to be paid first, the most
 * pressing on top, then the settled ones, the newest on top.
 */
public final class InvoiceList {

    /** Which of them are asked for; the word stands in the address ({@code ?visa=}). */
    public enum Shown {
        ALL(""),
        UNPAID("obetalda"),
        PAID("betalda");

        private final String word;

        Shown(String word) {
            this.word = word;
        }

        public String getWord() {
            return word;
        }

        /** Every invoice where the address says something unknown. */
        public static Shown of(String word) {
            for (Shown shown : values()) {
                if (shown.word.equals(word)) {
                    return shown;
                }
            }
            return ALL;
        }

        private boolean holds(InvoiceRow row) {
            return this == ALL || (this == UNPAID ? row.isOpen() : row.state().isPaid());
        }
    }

    public static final String EVERY_YEAR = "alla";

    private static final int LONG = 50;

    private static final Comparator<InvoiceRow> UNPAID_FIRST =
            (a, b) -> {
                if (a.isOpen() != b.isOpen()) {
                    return a.isOpen() ? -1 : 1;
                }
                int byDay = a.dueDate().compareTo(b.dueDate());
                int byNumber = a.number().compareTo(b.number());
                int oldestFirst = byDay != 0 ? byDay : byNumber;
                return a.isOpen() ? oldestFirst : -oldestFirst;
            };

    private final List<InvoiceRow> rows;

    InvoiceList(List<InvoiceRow> rows) {
        this.rows = rows.stream().sorted(UNPAID_FIRST).toList();
    }

    /** Where nobody needs to know what they are for. */
    public static InvoiceList of(List<Invoice> invoices, Tenant tenant, LocalDate today) {
        return of(invoices, Map.of(), tenant, today);
    }

    static InvoiceList of(
            List<Invoice> invoices,
            Map<UUID, List<String>> services,
            Tenant tenant,
            LocalDate today) {
        return new InvoiceList(
                invoices.stream()
                        .map(
                                i ->
                                        InvoiceRow.of(
                                                i,
                                                services.getOrDefault(i.getId(), List.of()),
                                                tenant,
                                                today))
                        .toList());
    }

    public List<InvoiceRow> rows() {
        return rows;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public Optional<InvoiceRow> find(String id) {
        return rows.stream().filter(r -> r.id().toString().equals(id)).findFirst();
    }

    /** The unpaid invoice that falls due first. */
    public Optional<InvoiceRow> next() {
        return unpaid().stream().findFirst();
    }

    public List<InvoiceRow> unpaid() {
        return rows.stream().filter(InvoiceRow::isOpen).toList();
    }

    public long unpaidOre() {
        return unpaid().stream().mapToLong(InvoiceRow::remainingOre).sum();
    }

    /** The years that have invoices, the latest first. */
    public List<Integer> years() {
        return rows.stream()
                .map(r -> r.invoiceDate().getYear())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /**
     * The year to show: the one asked for where there is one, and {@link #EVERY_YEAR} otherwise;
     * but a long list that nobody asked anything of begins with its latest year.
     */
    public String yearFor(String asked, Shown shown) {
        if (asked == null && shown == Shown.ALL && rows.size() > LONG) {
            return String.valueOf(years().get(0));
        }
        return years().stream().map(String::valueOf).anyMatch(y -> y.equals(asked))
                ? asked
                : EVERY_YEAR;
    }

    /** Those of one year (every year when the word is no year of theirs) and one kind. */
    public List<InvoiceRow> only(String year, Shown shown) {
        boolean everyYear = years().stream().map(String::valueOf).noneMatch(y -> y.equals(year));
        return rows.stream()
                .filter(r -> everyYear || String.valueOf(r.invoiceDate().getYear()).equals(year))
                .filter(shown::holds)
                .toList();
    }
}
