package se.minasidor.customers;

import java.util.List;

/** What an invoice consists of: the services, the sender's facility ids and the rows. */
public record InvoiceDetails(List<String> services, List<String> facilities, List<Line> lines) {

    /** One row. Amounts in öre; the quantity as the sender wrote it; the rest may be null. */
    public record Line(
            String product,
            String quantity,
            String unit,
            String unitPrice,
            Long amountOre,
            String periodFrom,
            String periodTo,
            String vatRate,
            String facility) {

        // Pages read properties, not record components.
        public String getProduct() {
            return product;
        }

        public String getQuantity() {
            return quantity;
        }

        public String getUnit() {
            return unit;
        }

        public Long getAmountOre() {
            return amountOre;
        }
    }
}
