package se.minasidor.customers.imports;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import se.minasidor.customers.Identities;
import se.minasidor.tenancy.TenantId;

/**
 * What one kind of import holds: the fields of a line, and how checked lines become rows. A line
 * says everything about its thing; a field that is missing is emptied. Every line has {@code
 * externalId}, the sender's own id; a line with {@code "deleted": true} has nothing else.
 */
interface LineKind {

    /** What a line may refer to beside itself. */
    record Context(TenantId tenant, List<String> legalEntities, Identities identities) {}

    /** The columns of the staging table after line, external_id and deleted: name and type. */
    List<String> columns();

    /** Fields that are lists of objects, which a CSV cell cannot hold. */
    default Set<String> nested() {
        return Set.of();
    }

    /** The values of the columns, in their order; ignored when the line has faults. */
    List<Object> row(LineFields line, Context context);

    /** Checks what only the database knows, and takes lines out that do not fit. */
    void check(StagedLines lines) throws SQLException;

    /** Writes the lines that are left; the number of rows that are different now. */
    long write(StagedLines lines) throws SQLException;

    /** The tenant's company the line names, or its first. */
    static String legalEntity(LineFields line, Context context) {
        String named = line.text("legalEntity", 40);
        if (named == null) {
            return context.legalEntities().get(0);
        }
        return context.legalEntities().contains(named)
                ? named
                : line.fault(
                        "legalEntity",
                        "legalEntity.unknown",
                        "must be one of " + context.legalEntities());
    }
}
