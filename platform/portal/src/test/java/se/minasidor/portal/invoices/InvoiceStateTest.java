package se.minasidor.portal.invoices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.minasidor.customers.Invoice;

class InvoiceStateTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    SENT,            INVOICE,         100, 100,  0, UNPAID
                    SENT,            INVOICE,         100, 100, 10, UNPAID
                    SENT,            INVOICE,         100, 100, -1, OVERDUE
                    SENT,            INVOICE,         100,   0, -1, PAID
                    SENT,            INVOICE,         100,  40, 10, PARTLY
                    PARTIALLY_PAID,  INVOICE,         100,  40, 10, PARTLY
                    PARTIALLY_PAID,  INVOICE,         100,  40, -1, OVERDUE
                    REMINDER,        INVOICE,         100, 100, -9, REMINDED
                    DEBT_COLLECTION, INVOICE,         100, 100, -9, COLLECTION
                    PAID,            INVOICE,         100, 100, -9, PAID
                    PAID_TOO_MUCH,   INVOICE,         100, -20, -9, OVERPAID
                    CREDITED,        INVOICE,         100, 100, -9, CREDITED
                    VOID,            INVOICE,         100, 100, -9, VOID
                    WRITTEN_OFF,     INVOICE,         100, 100, -9, WRITTEN_OFF
                    SENT,            CREDIT_INVOICE, -100,   0, 10, CREDIT
                    UNKNOWN,         INVOICE,         100, 100, 10, UNPAID
                    UNKNOWN,         UNKNOWN,         100, 100, -1, OVERDUE
                    """)
    void aStateFollowsFromStatusAmountAndDay(
            Invoice.Status status,
            Invoice.Type type,
            long total,
            long remaining,
            int dueInDays,
            InvoiceState expected) {
        LocalDate due = TODAY.plusDays(dueInDays);
        assertEquals(expected, InvoiceState.of(status, type, total, remaining, due, TODAY));
    }

    @ParameterizedTest
    @EnumSource(InvoiceState.class)
    void nothingIsBothOpenAndPaid(InvoiceState state) {
        assertFalse(state.isOpen() && state.isPaid());
    }

    @Test
    void aFileNameTellsNothingButTheNumber() {
        assertEquals("faktura-70412288.pdf", InvoicePdfServlet.fileName("70412288"));
        assertEquals("faktura-A-12.pdf", InvoicePdfServlet.fileName("A/12\"\r\n"));
        assertEquals("faktura.pdf", InvoicePdfServlet.fileName("//"));
    }
}
