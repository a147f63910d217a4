package se.minasidor.customers;

import java.util.Optional;

/**
 * The original of an invoice, or why it cannot be had just now. The page then says that the PDF is
 * being made.
 */
public record InvoicePdf(String number, Optional<byte[]> content, Missing missing) {

    /** Why there is no content. */
    public enum Missing {
        NOTHING,
        NEVER_SENT,
        SOURCE_TROUBLE
    }

    public boolean ready() {
        return content.isPresent();
    }

    @Override
    public String toString() {
        return "InvoicePdf " + (ready() ? "ready" : missing);
    }
}
