package se.minasidor.customers.imports;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.minasidor.customers.CustomerNumber;
import se.minasidor.customers.Invoice;
import se.minasidor.customers.Ocr;

/** Invoices, with what people see of them together (E.3). */
final class InvoiceLines implements LineKind {

    private static final int PASSES = 20;

    /** The columns that are written as they come, in the order of {@link #row}. */
    private static final List<String> PLAIN =
            List.of(
                    "number text",
                    "number_key text",
                    "ocr text",
                    "type text",
                    "status text",
                    "invoice_date date",
                    "due_date date",
                    "period_from date",
                    "period_to date",
                    "total_ore bigint",
                    "net_ore bigint",
                    "vat_ore bigint",
                    "vat_eligible_ore bigint",
                    "rounding_ore bigint",
                    "remaining_ore bigint",
                    "reversed_vat boolean",
                    "currency text",
                    "legal_entity text",
                    "bankgiro text",
                    "plusgiro text",
                    "reference text",
                    "invoice_address text",
                    "description text",
                    "services jsonb",
                    "facilities jsonb",
                    "lines jsonb");

    @Override
    public List<String> columns() {
        return Stream.concat(PLAIN.stream(), Stream.of("customer text")).toList();
    }

    @Override
    public Set<String> nested() {
        return Set.of("lines");
    }

    @Override
    public List<Object> row(LineFields line, Context context) {
        Optional<CustomerNumber> number = number(line);
        LocalDate from = line.day("periodFrom");
        LocalDate to = line.day("periodTo");
        if (from != null && to != null && to.isBefore(from)) {
            line.fault("periodTo", "periodTo.early", "is before periodFrom");
        }
        return Arrays.asList(
                number.map(CustomerNumber::value).orElse(null),
                number.map(CustomerNumber::key).orElse(null),
                ocr(line),
                line.oneOf("type", Invoice.Type.class),
                line.oneOf("status", Invoice.Status.class),
                line.requiredDay("invoiceDate"),
                line.requiredDay("dueDate"),
                from,
                to,
                line.requiredOre("totalOre"),
                line.ore("netOre"),
                line.ore("vatOre"),
                line.ore("vatEligibleOre"),
                line.ore("roundingOre"),
                line.requiredOre("remainingOre"),
                line.flag("reversedVat"),
                currency(line),
                LineKind.legalEntity(line, context),
                giro(line, "bankgiro", 7),
                giro(line, "plusgiro", 2),
                line.text("reference", 100),
                line.text("invoiceAddress", 300),
                line.text("description", 300),
                array(line.texts("services", 50, 100)),
                array(line.texts("facilities", 1000, 100)),
                rows(line),
                line.required("customer", 100));
    }

    private static Optional<CustomerNumber> number(LineFields line) {
        String text = line.required("number", 40);
        Optional<CustomerNumber> number = CustomerNumber.typed(text);
        if (text != null && number.isEmpty()) {
            line.fault("number", "number.form", "has characters it may not have");
        }
        return number;
    }

    private static String ocr(LineFields line) {
        String text = line.text("ocr", 40);
        if (text == null) {
            return null;
        }
        return Ocr.typed(text)
                .map(Ocr::digits)
                .orElseGet(
                        () ->
                                line.fault(
                                        "ocr",
                                        "ocr.checkDigit",
                                        "must be 2 to 25 digits with a right check digit"));
    }

    private static String currency(LineFields line) {
        String text = line.text("currency", 3);
        if (text == null) {
            return "SEK";
        }
        return text.matches("[A-Z]{3}")
                ? text
                : line.fault("currency", "currency.form", "must be three capital letters");
    }

    private static String giro(LineFields line, String name, int fewest) {
        String text = line.text(name, 12);
        if (text == null) {
            return null;
        }
        String digits = text.replaceAll("[ -]", "");
        return digits.matches("[0-9]{" + fewest + ",8}")
                ? text
                : line.fault(name, name + ".form", "must have " + fewest + " to 8 digits");
    }

    private static String array(List<String> texts) {
        return Json.createArrayBuilder(texts).build().toString();
    }

    private static String rows(LineFields line) {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        line.objects("lines", 1000).forEach(row -> rows.add(invoiceRow(row)));
        return rows.build().toString();
    }

    static JsonObjectBuilder invoiceRow(LineFields row) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        put(json, "product", row.required("product", 200));
        put(json, "quantity", row.decimal("quantity"));
        put(json, "unit", row.text("unit", 20));
        put(json, "unitPrice", row.decimal("unitPrice"));
        Long amount = row.ore("amountOre");
        if (amount != null) {
            json.add("amountOre", amount);
        }
        put(json, "periodFrom", row.day("periodFrom"));
        put(json, "periodTo", row.day("periodTo"));
        put(json, "vatRate", row.decimal("vatRate"));
        put(json, "facility", row.text("facility", 100));
        row.nothingElse();
        return json;
    }

    private static void put(JsonObjectBuilder json, String name, Object value) {
        if (value != null) {
            json.add(name, value.toString());
        }
    }

    @Override
    public void check(StagedLines lines) throws SQLException {
        lines.refuse(
                """
                not l.deleted and not exists (
                  select from customer c where c.external_id = l.customer and not c.deleted)
                """,
                "customer",
                "customer.unknown",
                "is no customer");
        int pass = 0;
        while (refuseTaken(lines, pass < PASSES) > 0) {
            pass++;
        }
        lines.warn(
                """
                not l.deleted and exists (
                  select from jsonb_array_elements_text(l.facilities) named (facility)
                  where not exists (
                    select from facility f
                    where f.external_id = named.facility and not f.deleted))
                """,
                "facilities",
                "facility.unknown",
                "names a facility that is not known");
    }

    /** As for customers' numbers: asked until nothing is found. */
    private static long refuseTaken(StagedLines lines, boolean exchanging) throws SQLException {
        String inThisImport =
                """
                not l.deleted and exists (
                  select from import_line o
                  where o.number_key = l.number_key and o.legal_entity = l.legal_entity
                    and not o.deleted and o.line < l.line)
                """;
        String inTheDatabase =
                """
                not l.deleted and exists (
                  select from invoice i
                  where i.number_key = l.number_key and i.legal_entity = l.legal_entity
                    and not i.deleted and i.external_id <> l.external_id
                """;
        String holderKeepsIt =
                "and not exists (select from import_line s where s.external_id = i.external_id)";
        String field = "number";
        String code = "number.taken";
        String message = "belongs to another invoice";
        return lines.refuse(inThisImport, field, code, message)
                + lines.refuse(
                        inTheDatabase + (exchanging ? holderKeepsIt : "") + ")",
                        field,
                        code,
                        message);
    }

    @Override
    public long write(StagedLines lines) throws SQLException {
        long changed =
                lines.execute(
                        """
                        update invoice i set deleted = true, changed_at = now()
                        from import_line l
                        where l.deleted and i.external_id = l.external_id and not i.deleted
                        """);
        List<String> names = PLAIN.stream().map(c -> c.substring(0, c.indexOf(' '))).toList();
        String columns = "customer_id, " + String.join(", ", names);
        String excluded = "excluded." + columns.replace(", ", ", excluded.");
        return changed
                + lines.execute(
                        "insert into invoice as i (tenant_id, external_id, "
                                + columns
                                + ") select c.tenant_id, l.external_id, c.id, l."
                                + String.join(", l.", names)
                                + " from import_line l"
                                + " join customer c on c.external_id = l.customer"
                                + " where not l.deleted"
                                + " on conflict (tenant_id, external_id) do update set ("
                                + columns
                                + ", deleted, changed_at) = ("
                                + excluded
                                + ", false, now()) where (i."
                                + columns.replace(", ", ", i.")
                                + ", i.deleted) is distinct from ("
                                + excluded
                                + ", false)");
    }
}
