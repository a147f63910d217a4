package se.minasidor.customers.jobs;

import java.time.Instant;
import java.util.UUID;
import se.minasidor.customers.imports.Body;
import se.minasidor.customers.imports.ImportRequest;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;

/**
 * Writes a large body into the database, part by part, as the work of a new job. What comes is
 * packed at once; only the packed part is held until it is whole.
 */
final class Spool {

    private static final int PART = 8 * 1024 * 1024;

    private final Sql sql;
    private final TenantId tenant;
    private final UUID job;
    private final int size;
    private final Gzip part = new Gzip();
    private int parts;
    private int linesBefore;
    private int lines;
    private int length;
    private long bytes;

    Spool(Sql sql, TenantId tenant, UUID job) {
        this(sql, tenant, job, PART);
    }

    /**
     * @param size of a part, at least, in bytes
     */
    Spool(Sql sql, TenantId tenant, UUID job, int size) {
        this.sql = sql;
        this.tenant = tenant;
        this.job = job;
        this.size = size;
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

    /** Some whole lines, or the last ones. */
    void add(byte[] text) {
        part.add(text);
        length += text.length;
        for (byte b : text) {
            lines += b == '\n' ? 1 : 0;
        }
        if (length >= size) {
            keep();
        }
    }

    private void keep() {
        sql.update(
                """
                insert into import_part (tenant_id, job_id, part, lines_before, bytes, content)
                values (?, ?, ?, ?, ?, ?)
                """,
                tenant,
                job,
                parts++,
                linesBefore,
                length,
                part.take());
        bytes += length;
        linesBefore = lines;
        length = 0;
    }

    /**
     * The body is here as a whole: from the end of this transaction on, workers find it.
     *
     * @return false when so many others have become jobs meanwhile that it has to wait
     */
    boolean complete(Body body, Instant now) {
        if (length > 0) {
            keep();
        }
        sql.update(
                "update import_job set bytes = ?, body_sha256 = ? where tenant_id = ? and id = ?",
                bytes,
                body.fingerprint(),
                tenant,
                job);
        return new JobQueue(sql).add(tenant, job, now);
    }
}
