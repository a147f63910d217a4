package se.minasidor.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.CustomerNumber;
import se.minasidor.customers.FacilityId;
import se.minasidor.customers.IdentityNumber;
import se.minasidor.customers.Ocr;
import se.minasidor.launcher.demo.Things.Account;
import se.minasidor.launcher.demo.Things.Agreement;
import se.minasidor.launcher.demo.Things.Customer;
import se.minasidor.launcher.demo.Things.Invoice;
import se.minasidor.launcher.demo.Things.Line;
import se.minasidor.tenancy.TenantFolders;

class DemoDataTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static final List<DemoData> ALL = all(TODAY);

    private static List<DemoData> all(LocalDate today) {
        return TenantFolders.once(null).tenants().values().stream()
                .flatMap(tenant -> DemoData.of(tenant, today).stream())
                .toList();
    }

    private static Stream<Account> accounts() {
        return ALL.stream().flatMap(data -> data.accounts().stream());
    }

    private static Stream<Invoice> invoices() {
        return ALL.stream().flatMap(data -> data.invoices().stream());
    }

    private static String lines(DemoData data) {
        return Stream.concat(
                        data.accounts().stream().map(a -> Ndjson.of(a.customer()).toString()),
                        data.invoices().stream().map(i -> Ndjson.of(i).toString()))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void everyShippedTenantHasItsOwnData() {
        assertEquals(TenantFolders.once(null).tenants().size(), ALL.size());
        for (DemoData data : ALL) {
            int customers = data.accounts().size();
            assertTrue(customers >= 50 && customers <= 120, data.tenant() + ": " + customers);
        }
    }

    @Test
    void theSameDayGivesTheSameData() {
        List<DemoData> again = all(TODAY);
        for (int i = 0; i < ALL.size(); i++) {
            assertEquals(lines(ALL.get(i)), lines(again.get(i)));
        }
    }

    @Test
    void anInvoiceStaysWhatItWasWhenAMonthPasses() {
        Invoice now = ALL.get(0).invoicesOf(ALL.get(0).accounts().get(0)).get(20);
        DemoData later = all(TODAY.plusMonths(1)).get(0);
        Invoice then = later.invoice(now.number()).orElseThrow();
        assertEquals(now.totalOre(), then.totalOre());
        assertEquals(now.ocr(), then.ocr());
    }

    @Test
    void everyPaymentReferenceHasItsLengthAndCheckDigit() {
        assertTrue(invoices().count() > 5000);
        invoices()
                .forEach(
                        invoice ->
                                assertTrue(
                                        Ocr.typed(invoice.ocr()).orElseThrow().hasLengthDigit(),
                                        invoice.ocr()));
    }

    @Test
    void everyGridFacilityHasTheRightCheckDigit() {
        List<FacilityId> ids =
                accounts()
                        .flatMap(account -> account.agreements().stream())
                        .map(Agreement::facility)
                        .map(facility -> FacilityId.typed(facility.facilityId()).orElseThrow())
                        .toList();
        assertTrue(ids.stream().anyMatch(FacilityId::gs1));
        assertTrue(ids.stream().allMatch(FacilityId::checkDigitFits));
        for (DemoData data : ALL) {
            Set<String> ofOneCompany = new HashSet<>();
            data.facilities()
                    .forEach(
                            f ->
                                    assertTrue(
                                            ofOneCompany.add(f.legalEntity() + f.facilityId()),
                                            f.facilityId()));
        }
    }

    @Test
    void everyPersonHasANumberThatIsPublishedForTesting() {
        Set<String> published = Set.copyOf(People.numbers());
        assertEquals(300, published.size());
        accounts()
                .map(Account::customer)
                .filter(Customer::person)
                .forEach(
                        customer -> {
                            assertTrue(published.contains(customer.identityNumber()));
                            assertTrue(IdentityNumber.typed(customer.identityNumber()).isPresent());
                        });
    }

    @Test
    void noOrganisationNumberCanBeARealCompanys() {
        accounts()
                .map(Account::customer)
                .filter(customer -> !customer.person())
                .forEach(
                        customer -> {
                            assertTrue(customer.identityNumber().startsWith("4"));
                            assertTrue(
                                    IdentityNumber.typed(customer.identityNumber())
                                            .orElseThrow()
                                            .organisation());
                        });
    }

    @Test
    void someHaveSeveralCustomerNumbersAndLeadingZeros() {
        for (DemoData data : ALL) {
            List<Customer> customers = data.accounts().stream().map(Account::customer).toList();
            Set<String> parties = new HashSet<>();
            assertTrue(customers.stream().anyMatch(c -> !parties.add(c.identityNumber())));
            assertTrue(customers.stream().allMatch(c -> c.customerNumber().startsWith("0")));
            assertEquals(1, customers.stream().filter(c -> c.validTo() != null).count());
            assertEquals(1, customers.stream().filter(c -> c.mergedInto() != null).count());
            Set<String> keys = new HashSet<>();
            assertTrue(
                    customers.stream()
                            .map(c -> CustomerNumber.typed(c.customerNumber()).orElseThrow())
                            .allMatch(number -> keys.add(number.key())));
        }
    }

    @Test
    void amountsAddUp() {
        invoices()
                .forEach(
                        invoice -> {
                            long net = invoice.lines().stream().mapToLong(Line::amountOre).sum();
                            assertEquals(net, invoice.netOre());
                            assertEquals(
                                    invoice.totalOre(),
                                    invoice.netOre() + invoice.vatOre() + invoice.roundingOre());
                            assertEquals(0, invoice.totalOre() % 100);
                            assertNotEquals(0, invoice.totalOre());
                        });
    }

    @Test
    void invoicesReachUpToLastMonthAndTheNewestIsStillToBePaid() {
        for (DemoData data : ALL) {
            List<Invoice> invoices = data.invoicesOf(data.accounts().get(0));
            Invoice newest = invoices.get(invoices.size() - 1);
            assertTrue(invoices.size() >= Billing.MONTHS);
            assertEquals(LocalDate.of(2026, 10, 1), newest.periodFrom());
            assertEquals("SENT", newest.status());
            assertFalse(newest.dueDate().isBefore(TODAY));
            assertEquals(newest.totalOre(), newest.remainingOre());
        }
        Set<String> statuses = invoices().map(Invoice::status).collect(Collectors.toSet());
        assertTrue(
                statuses.containsAll(
                        Set.of("PAID", "SENT", "REMINDER", "PARTIALLY_PAID", "CREDITED")));
    }

    @Test
    void everyInvoiceIsFoundByItsNumberAlone() {
        Set<String> numbers = new HashSet<>();
        for (DemoData data : ALL) {
            for (Invoice invoice : data.invoices()) {
                assertTrue(numbers.add(invoice.number()), invoice.number());
            }
            Invoice some = data.invoices().get(40);
            assertEquals(some, data.invoice(some.number()).orElseThrow());
        }
    }

    @Test
    void anInvoiceBecomesAPdf() throws Exception {
        DemoData data = ALL.get(0);
        byte[] pdf = InvoicePdf.of(data.tenant(), data.invoices().get(3));
        assertTrue(pdf.length > 5_000 && pdf.length < 200_000, String.valueOf(pdf.length));
        assertEquals("%PDF-", new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII));
    }
}
