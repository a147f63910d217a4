package se.minasidor.portal.invoices;

import java.time.LocalDate;
import se.minasidor.customers.Invoice;

/**
 * What an invoice is called on the page, and the tag it wears. The order of the billing system's
 * words and our own: a demand outweighs a due date, and a due date outweighs a part payment.
 */
public enum InvoiceState {
    UNPAID("warn", "ring"),
    OVERDUE("err", "warning"),
    PARTLY("info", "half"),
    REMINDED("err", "warning"),
    COLLECTION("err", "warning"),
    PAID("ok", "check"),
    OVERPAID("ok", "check"),
    CREDITED("plain", "return"),
    CREDIT("plain", "return"),
    VOID("plain", "return"),
    WRITTEN_OFF("plain", "return");

    private final String tone;
    private final String icon;

    InvoiceState(String tone, String icon) {
        this.tone = tone;
        this.icon = icon;
    }

    public static InvoiceState of(Invoice invoice, LocalDate today) {
        return of(
                invoice.getStatus(),
                invoice.getType(),
                invoice.getTotalOre(),
                invoice.getRemainingOre(),
                invoice.getDueDate(),
                today);
    }

    static InvoiceState of(
            Invoice.Status status,
            Invoice.Type type,
            long total,
            long remaining,
            LocalDate due,
            LocalDate today) {
        return switch (status) {
            case PAID -> PAID;
            case PAID_TOO_MUCH -> OVERPAID;
            case VOID -> VOID;
            case CREDITED -> CREDITED;
            case WRITTEN_OFF -> WRITTEN_OFF;
            default -> {
                if (type == Invoice.Type.CREDIT_INVOICE || total < 0) {
                    yield CREDIT;
                }
                yield remaining <= 0 ? PAID : open(status, total, remaining, due, today);
            }
        };
    }

    private static InvoiceState open(
            Invoice.Status status, long total, long remaining, LocalDate due, LocalDate today) {
        if (status == Invoice.Status.DEBT_COLLECTION) {
            return COLLECTION;
        }
        if (status == Invoice.Status.REMINDER) {
            return REMINDED;
        }
        if (due.isBefore(today)) {
            return OVERDUE;
        }
        return status == Invoice.Status.PARTIALLY_PAID || remaining < total ? PARTLY : UNPAID;
    }

    /** Something is left to pay. */
    public boolean isOpen() {
        return switch (this) {
            case UNPAID, OVERDUE, PARTLY, REMINDED, COLLECTION -> true;
            default -> false;
        };
    }

    /** Settled: paid, in whole or more. */
    public boolean isPaid() {
        return this == PAID || this == OVERPAID;
    }

    public String getTone() {
        return tone;
    }

    public String getIcon() {
        return icon;
    }
}
