package se.minasidor.customers.invoices;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import se.minasidor.customers.InvoiceDetails;

/** Reads what an import wrote about an invoice's rows. */
public final class InvoiceRows {

    private InvoiceRows() {}

    public static InvoiceDetails read(String services, String facilities, String lines) {
        return new InvoiceDetails(
                texts(services),
                texts(facilities),
                array(lines).getValuesAs(JsonObject.class).stream().map(InvoiceRows::row).toList());
    }

    private static InvoiceDetails.Line row(JsonObject row) {
        JsonNumber amount = row.getJsonNumber("amountOre");
        return new InvoiceDetails.Line(
                row.getString("product", null),
                row.getString("quantity", null),
                row.getString("unit", null),
                row.getString("unitPrice", null),
                amount == null ? null : Long.valueOf(amount.longValueExact()),
                row.getString("periodFrom", null),
                row.getString("periodTo", null),
                row.getString("vatRate", null),
                row.getString("facility", null));
    }

    public static List<String> texts(String json) {
        return array(json).getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private static JsonArray array(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray();
        }
    }
}
