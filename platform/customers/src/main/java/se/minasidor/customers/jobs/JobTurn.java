package se.minasidor.customers.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Logger;
import se.minasidor.customers.consumption.Format;
import se.minasidor.customers.consumption.MeterDayLoad;
import se.minasidor.customers.imports.Aside;
import se.minasidor.customers.imports.Findings;
import se.minasidor.customers.imports.LineReader;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.StandingAside;
import se.minasidor.tenancy.TenantId;

/**
 * Brings the next part of a job in. The part's values, what was wrong with its lines, the job's
 * progress and the end of the part belong to one transaction: whatever happens, a part has either
 * gone in and is away, or it has not and is still there.
 */
final class JobTurn {

    /** More findings are counted and not kept. */
    static final int MOST_FINDINGS = 100_000;

    /** Some three hours, in waits that grow from ten seconds to an hour. */
    static final int ATTEMPTS = 12;

    private static final Logger LOG = Logger.getLogger(JobTurn.class.getName());

    private record Job(String mode, String csvHeader, int findings) {}

    private record Part(int part, int linesBefore, int bytes, byte[] content) {}

    private final Connection connection;
    private final Sql sql;
    private final MeterDayLoad.Months months;
    private final StandingAside aside;
    private final JobQueue.Due due;
    private final TenantId tenant;

    JobTurn(
            Connection connection,
            MeterDayLoad.Months months,
            StandingAside aside,
            JobQueue.Due due) {
        this.connection = connection;
        this.sql = new Sql(connection);
        this.months = months;
        this.aside = aside;
        this.due = due;
        this.tenant = due.tenant();
    }

    void work(Instant began) throws SQLException, IOException {
        Optional<Job> job = job();
        Optional<Part> part = part();
        if (job.isPresent() && part.isPresent()) {
            bringIn(job.get(), part.get(), began);
        }
    }

    private Optional<Job> job() {
        return sql.first(
                "select mode, csv_header, findings from import_job where tenant_id = ? and id = ?",
                row -> new Job(row.text("mode"), row.text("csv_header"), row.number("findings")),
                tenant,
                due.job());
    }

    private Optional<Part> part() {
        return sql.first(
                """
                select part, lines_before, bytes, content from import_part
                where tenant_id = ? and job_id = ? order by part limit 1
                """,
                row ->
                        new Part(
                                row.number("part"),
                                row.number("lines_before"),
                                row.number("bytes"),
                                row.bytes("content")),
                tenant,
                due.job());
    }

    private void bringIn(Job job, Part part, Instant began) throws SQLException, IOException {
        Findings errors = new Findings(MOST_FINDINGS);
        Findings warnings = new Findings(MOST_FINDINGS);
        noticeDeadNodes();
        execute("savepoint part");
        MeterDayLoad.Result result;
        try (InputStream text = new Aside(Gzip.unpacked(part.content()), aside)) {
            LineReader lines = new LineReader(text, part.linesBefore());
            Format format = Format.ndjson();
            if (job.csvHeader() != null) {
                format = Format.csv(job.csvHeader()).orElseThrow();
                if (part.part() == 0) {
                    lines.next();
                }
            }
            result =
                    new MeterDayLoad(connection, tenant, due.job(), months, aside)
                            .load(lines, format, errors, warnings);
        }
        if (job.mode().equals("dry-run")) {
            execute("rollback to savepoint part");
        }
        FindingRows rows = new FindingRows(connection, tenant, due.job(), job.findings());
        rows.add(errors, warnings);
        note(result, part, rows, began);
    }

    /** A node without power cannot close its connections: a minute later its turn is free. */
    private void noticeDeadNodes() throws SQLException {
        execute("set local tcp_keepalives_idle = 30");
        execute("set local tcp_keepalives_interval = 10");
        execute("set local tcp_keepalives_count = 3");
    }

    private void note(MeterDayLoad.Result result, Part part, FindingRows rows, Instant began) {
        sql.update(
                """
                update import_job
                set state = 'RUNNING', started_at = coalesce(started_at, ?),
                    bytes_done = bytes_done + ?, received = received + ?, accepted = accepted + ?,
                    unchanged = unchanged + ?, rejected = rejected + ?, findings = ?,
                    findings_lost = findings_lost + ?
                where tenant_id = ? and id = ?
                """,
                began,
                part.bytes(),
                result.received(),
                result.accepted(),
                result.unchanged(),
                result.rejected(),
                rows.kept(),
                rows.lost(),
                tenant,
                due.job());
        sql.update(
                "delete from import_part where tenant_id = ? and job_id = ? and part = ?",
                tenant,
                due.job(),
                part.part());
    }

    /** What follows a turn: another one later, or the end of the job. */
    void settle(Instant now) {
        JobQueue queue = new JobQueue(sql);
        if (isMore()) {
            queue.served(due, now);
            return;
        }
        sql.update(
                """
                update import_job set state = 'DONE', started_at = coalesce(started_at, ?),
                  finished_at = ?
                where tenant_id = ? and id = ?
                """,
                now,
                now,
                tenant,
                due.job());
        queue.done(due, now);
        LOG.info(() -> "Import job " + due.job() + " is done");
    }

    private boolean isMore() {
        return sql.first(
                        "select 1 from import_part where tenant_id = ? and job_id = ? limit 1",
                        row -> true,
                        tenant,
                        due.job())
                .isPresent();
    }

    /**
     * It went wrong and left no trace, not even the lock, so somebody else may have taken the same
     * turn since. If nobody has, it is tried again later, or given up.
     */
    void failed(Instant now) {
        JobQueue queue = new JobQueue(sql);
        if (!queue.stands(due)) {
            return;
        }
        if (due.attempts() + 1 >= ATTEMPTS) {
            giveUp(now);
        } else {
            queue.failed(due, now.plus(waitAfter(due.attempts() + 1)));
        }
    }

    private static Duration waitAfter(int attempts) {
        return Duration.ofSeconds(Math.min(10L << Math.min(attempts - 1, 20), 3600));
    }

    /** It failed again and again: what went in stays, the rest is given up. */
    private void giveUp(Instant now) {
        sql.update(
                """
                update import_job set state = 'FAILED', finished_at = ?
                where tenant_id = ? and id = ?
                """,
                now,
                tenant,
                due.job());
        sql.update("delete from import_part where tenant_id = ? and job_id = ?", tenant, due.job());
        new JobQueue(sql).done(due, now);
    }

    private void execute(String statement) throws SQLException {
        try (Statement plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }
}
