package se.minasidor.customers.imports;

import java.util.List;
import java.util.UUID;

/**
 * What a sender asks for: what to bring in, only as a trial or not, and the name of the attempt.
 */
record ImportRequest(
        ImportKind kind,
        boolean dryRun,
        String idempotencyKey,
        UUID apiKey,
        List<String> legalEntities) {

    String mode() {
        return dryRun ? "dry-run" : "upsert";
    }

    /** What must be the same for an answer to be given again. */
    String sameness() {
        return kind.word() + " " + mode();
    }
}
