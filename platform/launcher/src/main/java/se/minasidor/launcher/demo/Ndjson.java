package se.minasidor.launcher.demo;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import se.minasidor.launcher.demo.Things.Agreement;
import se.minasidor.launcher.demo.Things.Customer;
import se.minasidor.launcher.demo.Things.Facility;
import se.minasidor.launcher.demo.Things.Invoice;
import se.minasidor.launcher.demo.Things.Line;
import se.minasidor.launcher.demo.Things.Place;

/** Lines for the import API; a value that is missing is left out. */
final class Ndjson {

    private Ndjson() {}

    static JsonObject of(Customer customer) {
        JsonObjectBuilder json =
                Json.createObjectBuilder()
                        .add("externalId", customer.externalId())
                        .add("customerNumber", customer.customerNumber())
                        .add("kind", customer.person() ? "PERSON" : "ORGANISATION")
                        .add("legalEntity", customer.legalEntity())
                        .add("name", customer.name())
                        .add("identityNumber", customer.identityNumber());
        place(json, customer.place());
        put(json, "email", customer.email());
        put(json, "phone", customer.phone());
        put(json, "validTo", customer.validTo());
        put(json, "mergedInto", customer.mergedInto());
        return json.build();
    }

    static JsonObject of(Facility facility) {
        JsonObjectBuilder json =
                Json.createObjectBuilder()
                        .add("externalId", facility.externalId())
                        .add("facilityId", facility.facilityId())
                        .add("service", facility.service())
                        .add("legalEntity", facility.legalEntity());
        place(json, facility.place());
        put(json, "gridArea", facility.gridArea());
        put(json, "priceArea", facility.priceArea());
        put(json, "meterNumber", facility.meterNumber());
        return json.build();
    }

    static JsonObject of(Agreement agreement) {
        JsonObjectBuilder json =
                Json.createObjectBuilder()
                        .add("externalId", agreement.externalId())
                        .add("customer", agreement.customer().externalId())
                        .add("facility", agreement.facility().externalId())
                        .add("product", agreement.product())
                        .add("legalEntity", agreement.customer().legalEntity())
                        .add("validFrom", agreement.validFrom().toString());
        put(json, "validTo", agreement.validTo());
        return json.build();
    }

    static JsonObject of(Invoice invoice) {
        JsonObjectBuilder json =
                Json.createObjectBuilder()
                        .add("externalId", invoice.externalId())
                        .add("customer", invoice.customer().externalId())
                        .add("number", invoice.number())
                        .add("ocr", invoice.ocr())
                        .add("type", invoice.type())
                        .add("status", invoice.status())
                        .add("invoiceDate", invoice.invoiceDate().toString())
                        .add("dueDate", invoice.dueDate().toString())
                        .add("periodFrom", invoice.periodFrom().toString())
                        .add("periodTo", invoice.periodTo().toString())
                        .add("totalOre", invoice.totalOre())
                        .add("netOre", invoice.netOre())
                        .add("vatOre", invoice.vatOre())
                        .add("vatEligibleOre", invoice.netOre())
                        .add("roundingOre", invoice.roundingOre())
                        .add("remainingOre", invoice.remainingOre())
                        .add("currency", "SEK")
                        .add("legalEntity", invoice.customer().legalEntity());
        put(json, "bankgiro", invoice.bankgiro());
        put(json, "description", invoice.description());
        JsonArrayBuilder services = Json.createArrayBuilder();
        invoice.services().forEach(services::add);
        JsonArrayBuilder facilities = Json.createArrayBuilder();
        invoice.lines().stream().map(Line::facility).distinct().forEach(facilities::add);
        JsonArrayBuilder lines = Json.createArrayBuilder();
        invoice.lines().forEach(line -> lines.add(of(line, invoice)));
        return json.add("services", services)
                .add("facilities", facilities)
                .add("lines", lines)
                .build();
    }

    private static JsonObjectBuilder of(Line line, Invoice invoice) {
        return Json.createObjectBuilder()
                .add("product", line.product())
                .add("quantity", line.quantity())
                .add("unit", line.unit())
                .add("unitPrice", line.unitPrice())
                .add("amountOre", line.amountOre())
                .add("periodFrom", invoice.periodFrom().toString())
                .add("periodTo", invoice.periodTo().toString())
                .add("vatRate", 25)
                .add("facility", line.facility());
    }

    private static void place(JsonObjectBuilder json, Place place) {
        json.add("street", place.street())
                .add("postalCode", place.postalCode())
                .add("city", place.city());
    }

    private static void put(JsonObjectBuilder json, String name, Object value) {
        if (value != null) {
            json.add(name, value.toString());
        }
    }
}
