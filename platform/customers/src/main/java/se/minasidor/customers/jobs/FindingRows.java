package se.minasidor.customers.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import se.minasidor.customers.imports.Findings;
import se.minasidor.tenancy.TenantId;

/** Keeps what was wrong with the lines of a job, in the order of the file, up to a limit. */
final class FindingRows {

    private static final int BATCH = 1000;

    private final Connection connection;
    private final TenantId tenant;
    private final UUID job;
    private int kept;
    private long lost;

    FindingRows(Connection connection, TenantId tenant, UUID job, int kept) {
        this.connection = connection;
        this.tenant = tenant;
        this.job = job;
        this.kept = kept;
    }

    void add(Findings errors, Findings warnings) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into import_finding (tenant_id, job_id, place, line, warning,
                          external_id, field, code, message)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            add(insert, errors, false);
            add(insert, warnings, true);
            insert.executeBatch();
        }
    }

    private void add(PreparedStatement insert, Findings findings, boolean warning)
            throws SQLException {
        List<Findings.Finding> all = findings.kept();
        int room = Math.min(all.size(), JobTurn.MOST_FINDINGS - kept);
        for (Findings.Finding finding : all.subList(0, room)) {
            insert.setString(1, tenant.value());
            insert.setObject(2, job);
            insert.setInt(3, kept++);
            insert.setInt(4, finding.line());
            insert.setBoolean(5, warning);
            insert.setString(6, finding.externalId());
            insert.setString(7, finding.field());
            insert.setString(8, finding.code());
            insert.setString(9, finding.message());
            insert.addBatch();
            if (kept % BATCH == 0) {
                insert.executeBatch();
            }
        }
        lost += findings.all() - room;
    }

    int kept() {
        return kept;
    }

    long lost() {
        return lost;
    }
}
