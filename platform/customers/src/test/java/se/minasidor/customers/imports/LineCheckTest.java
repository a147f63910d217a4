package se.minasidor.customers.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.minasidor.customers.Identities;
import se.minasidor.customers.IdentityNumber;
import se.minasidor.tenancy.TenantId;

/** What a line may hold, and what is said about one that does not fit. */
class LineCheckTest {

    private static final String CUSTOMER =
            """
            {"externalId":"k1","customerNumber":"0123436","kind":"PERSON","name":"Åsa Öberg"%s}
            """;
    private static final String INVOICE =
            """
            {"externalId":"f1","customer":"k1","number":"900001","type":"INVOICE","status":"SENT",
            "invoiceDate":"2026-11-01","dueDate":"2026-11-30","totalOre":84550,"remainingOre":84550%s}
            """;

    private final Findings errors = new Findings();
    private final Findings warnings = new Findings();

    @Test
    void aCustomerNeedsLittle() {
        LineCheck.Checked line = customer("").orElseThrow();
        assertEquals("k1", line.externalId());
        assertEquals("0123436", line.values().get(0));
        assertEquals("main", line.values().get(3).toString());
    }

    @Test
    void anIdentityNumberIsHiddenBeforeItGoesAnywhere() {
        LineCheck.Checked line = customer(",\"identityNumber\":\"350216-8788\"").orElseThrow();
        assertTrue(line.values().get(5) instanceof byte[]);
        assertTrue(line.values().get(6) instanceof byte[]);
        assertFalse(line.toString().contains("8788"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "identityNumber | \"193502168789\" | identityNumber.invalid",
                "identityNumber | \"5564786647\" | identityNumber.kind",
                "identityNumber | 193502168788 | field.type",
                "legalEntity | \"other\" | legalEntity.unknown",
                "email | \"asa\" | email.form",
                "email | \"a@b.se\\nBcc: x@y.se\" | email.form",
                "validTo | \"2026-02-30\" | field.day",
                "validTo | \"20260228\" | field.day",
                "street | \"a\\u0000b\" | field.characters",
                "street | \"a\\ud800b\" | field.characters",
                "street | {} | field.type",
                "personnummer | \"x\" | field.unknown",
                "deleted | \"yes\" | field.type",
            })
    void aFaultIsToldByItsField(String field, String value, String code) {
        assertEquals(Optional.empty(), customer(",\"" + field.strip() + "\":" + value.strip()));
        assertTrue(told().contains("\"code\":\"" + code.strip() + "\""), told());
        assertTrue(told().contains("\"field\":\"" + field.strip() + "\""), told());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "nonsense",
                "{",
                "{\"externalId\":\"k1\",\"externalId\":\"k2\"}",
                "{\"externalId\":\"k1\"} {\"externalId\":\"k2\"}",
                "{\"externalId\":\"k1\"}}",
                "{'externalId':'k1'}",
                "{\"externalId\":NaN}"
            })
    void aLineIsOneObject(String line) {
        assertEquals(Optional.empty(), check(new CustomerLines(), line));
        assertTrue(told().contains("line.json"), told());
    }

    @Test
    void aDeepLineIsRefusedAndNothingBreaks() {
        check(new CustomerLines(), "{\"a\":" + "[".repeat(400_000) + "]".repeat(400_000) + "}");
        assertTrue(told().contains("line.json"), told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e9", "1e999999999", "99999999999999999999", "\"5\"", "true"})
    void moneyIsAWholeNumberOfOre(String amount) {
        assertEquals(
                Optional.empty(),
                check(new InvoiceLines(), INVOICE.formatted(",\"vatOre\":" + amount)));
        assertTrue(told().contains("field.amount"), told());
    }

    @Test
    void anInvoiceTakesItsRows() {
        Optional<LineCheck.Checked> line =
                check(
                        new InvoiceLines(),
                        INVOICE.formatted(
                                ",\"ocr\":\"123455\",\"bankgiro\":\"123-4567\",\"lines\":[{"
                                        + "\"product\":\"Elöverföring\",\"quantity\":812.5,"
                                        + "\"unit\":\"kWh\",\"amountOre\":23450}]"));
        assertTrue(line.isPresent(), told());
        assertTrue(line.get().values().toString().contains("\"quantity\":\"812.5\""));
    }

    @Test
    void aFaultInARowSaysWhichRow() {
        check(
                new InvoiceLines(),
                INVOICE.formatted(",\"lines\":[{\"product\":\"x\"},{\"price\":1}]"));
        assertTrue(told().contains("\"field\":\"lines[1].product\""), told());
        assertTrue(told().contains("\"field\":\"lines[1].price\""), told());
    }

    @Test
    void aWrongPaymentReferenceIsRefused() {
        check(new InvoiceLines(), INVOICE.formatted(",\"ocr\":\"123451\""));
        assertTrue(told().contains("ocr.checkDigit"), told());
    }

    @Test
    void aDoubtfulFacilityIdIsTakenWithAWarning() {
        Optional<LineCheck.Checked> line =
                check(
                        new FacilityLines(),
                        "{\"externalId\":\"a1\",\"facilityId\":\"735999123456789152\",\"service\":\"EL\"}");
        assertTrue(line.isPresent(), told());
        assertEquals(1, warnings.all());
    }

    @Test
    void aDeletedLineHasOnlyItsId() {
        assertTrue(
                check(new CustomerLines(), "{\"externalId\":\"k1\",\"deleted\":true}")
                        .orElseThrow()
                        .deleted());
        check(new CustomerLines(), "{\"externalId\":\"k1\",\"deleted\":true,\"name\":\"x\"}");
        assertTrue(told().contains("field.unknown"), told());
    }

    @Test
    void aPersonnummerIsNeverRepeated() {
        check(
                new CustomerLines(),
                "{\"externalId\":\"19350216-8788\",\"customerNumber\":\"193502168788\",\"kind\":\"193502168788\","
                        + "\"identityNumber\":\"193502168789\",\"193502168788\":1,\"name\":5,"
                        + "\"phone\":{\"a\":\"3502168788\"}}");
        assertTrue(told().contains("externalId.personal"), told());
        assertTrue(told().contains("customerNumber.personal"), told());
        assertFalse(told().contains("8788"), told());
        assertFalse(told().contains("8789"), told());
    }

    @Test
    void onlyAThousandFaultsAreKept() {
        for (int i = 0; i < 5000; i++) {
            check(new CustomerLines(), "{}");
        }
        assertEquals(20_000, errors.all());
        assertEquals(Findings.KEPT, errors.json().build().size());
    }

    private Optional<LineCheck.Checked> customer(String more) {
        return check(new CustomerLines(), CUSTOMER.formatted(more));
    }

    private Optional<LineCheck.Checked> check(LineKind kind, String text) {
        LineKind.Context context =
                new LineKind.Context(new TenantId("alfa"), List.of("main"), new Hidden());
        return new LineCheck(kind, context, errors, warnings)
                .check(new LineReader.Line(7, LineReader.State.TEXT, text, true));
    }

    private String told() {
        return errors.json().build().toString();
    }

    /** Identity numbers hidden in the simplest way. */
    private static final class Hidden extends Identities {
        @Override
        public byte[] encrypt(TenantId tenant, IdentityNumber number) {
            return new byte[] {1};
        }

        @Override
        public byte[] fingerprint(TenantId tenant, IdentityNumber number) {
            return new byte[] {2};
        }
    }
}
