package se.minasidor.portal.invoices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.Invoice;
import se.minasidor.portal.invoices.InvoiceList.Shown;

class InvoiceListTest {

    private static final InvoiceRow LAST_YEAR = row("1", InvoiceState.PAID, "2025-12-31");
    private static final InvoiceRow PAID = row("2", InvoiceState.PAID, "2026-10-31");
    private static final InvoiceRow LATER = row("3", InvoiceState.PARTLY, "2026-12-15");
    private static final InvoiceRow FIRST = row("4", InvoiceState.OVERDUE, "2026-11-01");
    private static final InvoiceRow CREDITED = row("5", InvoiceState.CREDITED, "2026-11-30");

    private final InvoiceList list =
            new InvoiceList(List.of(LAST_YEAR, PAID, LATER, CREDITED, FIRST));

    @Test
    void theUnpaidComeFirstAndTheMostPressingBeforeAll() {
        assertEquals(List.of(FIRST, LATER, CREDITED, PAID, LAST_YEAR), list.rows());
        assertEquals(Optional.of(FIRST), list.next());
        assertEquals(List.of(FIRST, LATER), list.unpaid());
    }

    @Test
    void whatIsLeftIsSummedUp() {
        assertEquals(2 * 71_800, list.unpaidOre());
    }

    @Test
    void aYearOrAKindCanBeAskedFor() {
        assertEquals(List.of(2026, 2025), list.years());
        assertEquals(List.of(LAST_YEAR), list.only("2025", Shown.ALL));
        assertEquals(List.of(FIRST, LATER), list.only("", Shown.UNPAID));
        assertEquals(List.of(PAID), list.only("2026", Shown.PAID));
        assertEquals(List.of(), list.only("2025", Shown.UNPAID));
    }

    @Test
    void anUnknownWishShowsEverything() {
        assertEquals(5, list.only("1815", Shown.of("nonsense")).size());
        assertEquals(5, list.only("x' or 1=1", Shown.of("")).size());
    }

    @Test
    void aLongListBeginsWithItsLatestYear() {
        InvoiceList two = new InvoiceList(List.of(LAST_YEAR, PAID));
        InvoiceList many = new InvoiceList(java.util.Collections.nCopies(51, PAID));
        assertEquals(InvoiceList.EVERY_YEAR, two.yearFor(null, Shown.ALL));
        assertEquals("2026", many.yearFor(null, Shown.ALL));
        assertEquals(InvoiceList.EVERY_YEAR, many.yearFor(null, Shown.UNPAID));
        assertEquals(InvoiceList.EVERY_YEAR, many.yearFor("alla", Shown.ALL));
        assertEquals("2025", two.yearFor("2025", Shown.ALL));
        assertEquals(InvoiceList.EVERY_YEAR, two.yearFor("1815", Shown.ALL));
    }

    @Test
    void anEmptyListSaysSo() {
        InvoiceList none = new InvoiceList(List.of());
        assertTrue(none.isEmpty());
        assertEquals(Optional.empty(), none.next());
        assertEquals(List.of(), none.years());
        assertEquals(0, none.unpaidOre());
        assertEquals(InvoiceList.EVERY_YEAR, none.yearFor(null, Shown.ALL));
        assertFalse(list.isEmpty());
    }

    @Test
    void onlyTheFirstServiceKeepsItsCapital() {
        assertEquals(
                List.of("El", "fjärrvärme"),
                InvoiceWords.inOneSentence(
                        List.of("El", "Fjärrvärme"), java.util.Locale.forLanguageTag("sv")));
    }

    @Test
    void anAmountIsCopiedAsBanksTakeIt() {
        assertEquals("718,00", FIRST.amountToPaste());
    }

    static InvoiceRow row(String number, InvoiceState state, String due) {
        LocalDate day = LocalDate.parse(due);
        return new InvoiceRow(
                UUID.nameUUIDFromBytes(number.getBytes()),
                number,
                "4026118739",
                Invoice.Type.INVOICE,
                state,
                "Energibolaget",
                "El",
                List.of(),
                day.minusDays(20),
                day,
                null,
                null,
                171_800,
                71_800,
                "SEK",
                null,
                null);
    }
}
