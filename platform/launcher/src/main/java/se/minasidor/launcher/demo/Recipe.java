package se.minasidor.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import se.minasidor.tenancy.Tenant;

/** What the demo data of one organisation is made from: its file, and the companies it has. */
record Recipe(
        String tenant, List<Tenant.LegalEntity> companies, Properties own, Properties prices) {

    private static final List<String> SERVICES =
            List.of("EL", "HEAT", "WATER", "FIBRE", "WASTE", "DEPOSIT");

    /**
     * One line of an invoice, as it is every month before differences.
     *
     * @param metered whether the quantity is what the meter says; then {@code quantity} is 0
     */
    record Price(
            String product,
            String unit,
            double unitPrice,
            double quantity,
            boolean metered,
            int sameQuantityAs,
            double spread) {}

    /** Empty for an organisation that has no file: it gets no demo data. */
    static Optional<Recipe> of(Tenant tenant) {
        Properties prices = Resource.properties("services").orElseThrow();
        return Resource.properties(tenant.id().value())
                .map(own -> new Recipe(tenant.id().value(), tenant.legalEntities(), own, prices));
    }

    int number(String key) {
        return Integer.parseInt(own.getProperty(key).strip());
    }

    String text(String key) {
        return own.getProperty(key, "").strip();
    }

    boolean says(String key) {
        return own.containsKey(key);
    }

    List<String> list(String key) {
        return Resource.list(own, key);
    }

    /** Services and the share of customers, in percent, that have them. */
    Map<String, Integer> shares() {
        Map<String, Integer> shares = new java.util.LinkedHashMap<>();
        for (String service : SERVICES) {
            if (own.containsKey("share." + service)) {
                shares.put(service, number("share." + service));
            }
        }
        return shares;
    }

    /** The companies behind a service; the first one where none says so. */
    List<String> companiesOf(String service) {
        List<String> found =
                companies.stream()
                        .filter(company -> company.services().contains(service))
                        .map(Tenant.LegalEntity::id)
                        .toList();
        return found.isEmpty() ? List.of(companies.get(0).id()) : found;
    }

    /** Whether a company hands on what its facilities' meters tell; one that sells only may not. */
    boolean tells(String company) {
        return !says("metering") || list("metering").contains(company);
    }

    String product(String company, String service) {
        return own.getProperty(
                "product." + company + "." + service, prices.getProperty(service + ".product"));
    }

    List<Price> prices(String company, String service) {
        String ownKey = "lines." + company + "." + service;
        boolean special = own.containsKey(ownKey);
        Properties from = special ? own : prices;
        String count = special ? ownKey : service + ".lines";
        String line = special ? ownKey + ".line." : service + ".line.";
        List<Price> lines = new ArrayList<>();
        for (int i = 1; i <= Integer.parseInt(from.getProperty(count).strip()); i++) {
            lines.add(price(from.getProperty(line + i).split("\\|")));
        }
        return lines;
    }

    private static Price price(String[] parts) {
        String quantity = parts[3].strip();
        boolean same = quantity.startsWith("@");
        boolean metered = quantity.equals("metered");
        return new Price(
                parts[0].strip(),
                parts[1].strip(),
                Double.parseDouble(parts[2].strip()),
                same || metered ? 0 : Double.parseDouble(quantity),
                metered,
                same ? Integer.parseInt(quantity.substring(1)) - 1 : -1,
                Double.parseDouble(parts[4].strip()));
    }
}
