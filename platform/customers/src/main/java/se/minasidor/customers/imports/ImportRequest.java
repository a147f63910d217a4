package se.minasidor.customers.imports;

import java.util.List;
import java.util.UUID;

/**
 * What a sender asks for: what to bring in, only as a trial or not, and the name of the attempt.
 */
public record ImportRequest(
        String kind,
        boolean dryRun,
        boolean csv,
        String idempotencyKey,
        UUID apiKey,
        List<String> legalEntities) {

    public String mode() {
        return dryRun ? "dry-run" : "upsert";
    }

    /** What must be the same for an answer to be given again. */
    public String sameness() {
        return kind + " " + mode();
    }
}
