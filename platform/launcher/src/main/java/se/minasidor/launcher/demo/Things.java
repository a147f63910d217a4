package se.minasidor.launcher.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import se.minasidor.launcher.demo.meters.Meter;

/** What the generator makes, in the words of the import API. Missing values are null. */
final class Things {

    private Things() {}

    record Place(String street, String postalCode, String city) {}

    record Customer(
            String externalId,
            String customerNumber,
            boolean person,
            String legalEntity,
            String name,
            String identityNumber,
            Place place,
            String email,
            String phone,
            LocalDate validTo,
            String mergedInto) {

        @Override
        public String toString() {
            return externalId;
        }
    }

    /**
     * @param meter null where nothing is measured
     * @param told whether the organisation hands on what the meter tells
     */
    record Facility(
            String externalId,
            String facilityId,
            String service,
            Place place,
            String gridArea,
            String priceArea,
            String meterNumber,
            String legalEntity,
            Meter meter,
            boolean told) {}

    record Agreement(
            String externalId,
            Customer customer,
            Facility facility,
            String product,
            LocalDate validFrom,
            LocalDate validTo) {}

    record Line(
            String product,
            BigDecimal quantity,
            String unit,
            BigDecimal unitPrice,
            long amountOre,
            String facility) {}

    record Invoice(
            String externalId,
            Customer customer,
            String number,
            String ocr,
            String type,
            String status,
            LocalDate invoiceDate,
            LocalDate dueDate,
            LocalDate periodFrom,
            LocalDate periodTo,
            long netOre,
            long vatOre,
            long roundingOre,
            long totalOre,
            long remainingOre,
            String bankgiro,
            String description,
            List<String> services,
            List<Line> lines) {}

    /** A customer with what it has; {@code index} names it in invoice numbers. */
    record Account(int index, Customer customer, List<Agreement> agreements) {}
}
