package se.minasidor.customers.jobs;

import java.time.Instant;
import java.util.UUID;
import se.minasidor.customers.imports.Body;
import se.minasidor.customers.imports.ImportRequest;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;

/** Writes a large body into the database, part by part, as the work of a new job. */
final class Spool {

    private final Sql sql;
    private final TenantId tenant;
    private final UUID job;
    private int parts;
    private int lines;
    private long bytes;

    Spool(Sql sql, TenantId tenant, UUID job) {
        this.sql = sql;
        this.tenant = tenant;
        this.job = job;
    }

    void open(ImportRequest request, String csvHeader, Instant now) {
        sql.update(
                """
                insert into import_job (tenant_id, id, kind, mode, idempotency_key, body_sha256,
                  api_key_id, csv_header, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                tenant,
                job,
                request.kind(),
                request.mode(),
                request.idempotencyKey(),
                new byte[0],
                request.apiKey(),
                csvHeader,
                now);
    }

    void add(byte[] text) {
        sql.update(
                """
                insert into import_part (tenant_id, job_id, part, lines_before, bytes, content)
                values (?, ?, ?, ?, ?, ?)
                """,
                tenant,
                job,
                parts++,
                lines,
                text.length,
                Gzip.packed(text));
        bytes += text.length;
        for (byte b : text) {
            lines += b == '\n' ? 1 : 0;
        }
    }

    /**
     * The body is here as a whole: from the end of this transaction on, workers find it.
     *
     * @return false when so many others have become jobs meanwhile that it has to wait
     */
    boolean complete(Body body, Instant now) {
        sql.update(
                "update import_job set bytes = ?, body_sha256 = ? where tenant_id = ? and id = ?",
                bytes,
                body.fingerprint(),
                tenant,
                job);
        return new JobQueue(sql).add(tenant, job, now);
    }
}
