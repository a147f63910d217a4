package se.minasidor.customers.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.minasidor.tenancy.TenantId;

/** CSV goes through the same rules as JSON, and its faults are told by line and column name. */
class CsvLineTest {

    private final Findings errors = new Findings();

    @Test
    void aRecordIsALineWithTheFieldsOfTheHeader() throws Exception {
        LineCheck check =
                under(new FacilityLines(), "externalId;facilityId;service;street;gridArea");
        LineCheck.Checked line =
                check.check(line(2, "F-1;735999109151401011;EL;\"Storgatan; \"\"A\"\"\";"))
                        .orElseThrow();
        assertEquals("F-1", line.externalId());
        assertEquals("735999109151401011", line.values().get(0));
        assertEquals("Storgatan; \"A\"", line.values().get(2));
        assertEquals(null, line.values().get(5));
    }

    @Test
    void amountsFlagsAndListsAreReadOutOfText() throws Exception {
        LineCheck check =
                under(
                        new InvoiceLines(),
                        "externalId,customer,number,type,status,invoiceDate,dueDate,totalOre,"
                                + "remainingOre,reversedVat,services");
        LineCheck.Checked line =
                check.check(
                                line(
                                        2,
                                        "I-1,C-1,900,INVOICE,SENT,2026-11-01,2026-11-30,-84550,0,true,El|Fjärrvärme"))
                        .orElseThrow();
        assertTrue(line.values().contains(-84550L));
        assertTrue(line.values().contains(true));
        assertTrue(line.values().contains("[\"El\",\"Fjärrvärme\"]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I-1;C-1;12,50 | totalOre field.amount",
                "I-1;;100 | customer field.missing",
                "I-1;C-1 | - line.columns",
                "I-1;C-1;100;x | - line.columns",
                "I-1;\"C-1;100 | - line.quotes",
                "193502168788;C-1;100 | externalId externalId.personal",
            })
    void aFaultIsToldByLineAndColumn(String record, String fault) throws Exception {
        LineCheck check = under(new InvoiceLines(), "externalId;customer;totalOre");
        assertEquals(Optional.empty(), check.check(line(7, record.strip())));
        String told = errors.json().build().toString();
        String[] words = fault.strip().split(" ");
        assertTrue(told.contains("{\"line\":7,"), told);
        assertTrue(told.contains("\"code\":\"" + words[1] + "\""), told);
        assertTrue(words[0].equals("-") || told.contains("\"field\":\"" + words[0] + "\""), told);
        assertFalse(told.contains("193502168788"), told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "externalId;namn | Column 2",
                "externalId;name;name | two columns",
                "C-1;0199001;PERSON | Column 1",
                "externalId;\"name | quote",
            })
    void aHeaderThatNamesNoFieldsRefusesTheBody(String header, String why) {
        CsvLine.BadHeader refused =
                assertThrows(
                        CsvLine.BadHeader.class, () -> under(new CustomerLines(), header.strip()));
        assertTrue(refused.getMessage().contains(why.strip()), refused.getMessage());
        assertFalse(refused.getMessage().contains("namn"), refused.getMessage());
    }

    @Test
    void rowsOfAnInvoiceHaveNoColumn() {
        assertThrows(CsvLine.BadHeader.class, () -> under(new InvoiceLines(), "externalId;lines"));
    }

    private LineCheck under(LineKind kind, String header) throws CsvLine.BadHeader {
        LineKind.Context context =
                new LineKind.Context(new TenantId("alfa"), List.of("main"), null);
        LineCheck check = new LineCheck(kind, context, errors, new Findings());
        check.csv(line(1, header));
        return check;
    }

    private static LineReader.Line line(int number, String text) {
        return new LineReader.Line(number, LineReader.State.TEXT, text, true);
    }
}
