package se.minasidor.customers.imports;

import java.util.Locale;
import java.util.Optional;

/** The kinds of import, by the word in the address. */
enum ImportKind {
    CUSTOMERS(new CustomerLines()),
    FACILITIES(new FacilityLines()),
    AGREEMENTS(new AgreementLines()),
    INVOICES(new InvoiceLines());

    private final LineKind lines;

    ImportKind(LineKind lines) {
        this.lines = lines;
    }

    LineKind lines() {
        return lines;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ImportKind> named(String word) {
        for (ImportKind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
