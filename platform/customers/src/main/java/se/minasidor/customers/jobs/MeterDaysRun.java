package se.minasidor.customers.jobs;

import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import se.minasidor.customers.consumption.Format;
import se.minasidor.customers.consumption.MeterDayLoad;
import se.minasidor.customers.imports.Aside;
import se.minasidor.customers.imports.Attempts;
import se.minasidor.customers.imports.Body;
import se.minasidor.customers.imports.BodyFault;
import se.minasidor.customers.imports.Findings;
import se.minasidor.customers.imports.ImportAnswer;
import se.minasidor.customers.imports.ImportRequest;
import se.minasidor.customers.imports.LineReader;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.StandingAside;
import se.minasidor.tenancy.TenantId;

/**
 * Takes a body of meter days in, in one transaction. It is read to its end first, so that one that
 * was cut changes nothing; then a small one is brought in and answered at once, while a large one
 * has become a job.
 */
final class MeterDaysRun {

    /** What is answered at once, in bytes. */
    static final int AT_ONCE = 10 * 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(MeterDaysRun.class.getName());

    private final Connection connection;
    private final Sql sql;
    private final TenantId tenant;
    private final MeterDayLoad.Months months;
    private final StandingAside aside;
    private final Instant started;
    private final UUID id = UUID.randomUUID();
    private final List<byte[]> small = new ArrayList<>();
    private Spool spool;
    private Format format = Format.ndjson();
    private String csvHeader;
    private byte[] last = {};
    private long bytes;

    MeterDaysRun(
            Connection connection,
            TenantId tenant,
            MeterDayLoad.Months months,
            StandingAside aside,
            Instant started) {
        this.connection = connection;
        this.sql = new Sql(connection);
        this.tenant = tenant;
        this.months = months;
        this.aside = aside;
        this.started = started;
    }

    ImportAnswer run(ImportRequest request, Body body) throws SQLException, IOException {
        Attempts attempts = new Attempts(connection, tenant);
        if (!attempts.alone(request)) {
            return new ImportAnswer.Running();
        }
        Optional<ImportAnswer> earlier = attempts.earlier(request, body);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        execute("savepoint import");
        Optional<ImportAnswer> refused = read(request, body);
        if (refused.isPresent()) {
            execute("rollback to savepoint import");
            return refused.get();
        }
        if (spool != null) {
            if (spool.complete(body, started)) {
                return new ImportAnswer.Taken(id, false);
            }
            execute("rollback to savepoint import");
            return new ImportAnswer.TooManyWaiting();
        }
        return bringIn(request, body, attempts);
    }

    private Optional<ImportAnswer> read(ImportRequest request, Body body) {
        PartCutter cutter = new PartCutter(body);
        try {
            for (var piece = cutter.next(); piece.isPresent(); piece = cutter.next()) {
                Optional<ImportAnswer> refused = keep(piece.get(), request);
                if (refused.isPresent()) {
                    return refused;
                }
            }
            if (body.cut() || unfinished()) {
                return Optional.of(
                        new ImportAnswer.Unreadable(BodyFault.TRUNCATED, cutter.lines()));
            }
        } catch (IOException failure) {
            return Optional.of(new ImportAnswer.Unreadable(BodyFault.of(failure), cutter.lines()));
        }
        return Optional.empty();
    }

    private Optional<ImportAnswer> keep(byte[] piece, ImportRequest request) throws IOException {
        if (request.csv() && csvHeader == null) {
            csvHeader = reader(List.of(piece)).next().map(LineReader.Line::text).orElse("");
            Optional<Format> named = Format.csv(csvHeader);
            if (named.isEmpty()) {
                return Optional.of(
                        new ImportAnswer.BadHeader("It names no columns of meter days."));
            }
            format = named.get();
        }
        last = piece;
        bytes += last.length;
        if (spool == null && bytes <= AT_ONCE) {
            small.add(last);
            return Optional.empty();
        }
        if (spool == null) {
            if (new JobQueue(sql).full(tenant)) {
                return Optional.of(new ImportAnswer.TooManyWaiting());
            }
            spool = new Spool(sql, tenant, id);
            spool.open(request, csvHeader, started);
            small.forEach(spool::add);
            small.clear();
        }
        spool.add(last);
        return Optional.empty();
    }

    /** The last line of a body that nobody finished writing. */
    private boolean unfinished() throws IOException {
        int begin = last.length;
        while (begin > 0 && last[begin - 1] != '\n') {
            begin--;
        }
        InputStream rest = new ByteArrayInputStream(last, begin, last.length - begin);
        LineReader line = new LineReader(rest, 1);
        return line.advance() && line.fits() && !format.whole(line);
    }

    private ImportAnswer bringIn(ImportRequest request, Body body, Attempts attempts)
            throws SQLException, IOException {
        LineReader lines = reader(small);
        if (csvHeader != null) {
            lines.next();
        }
        Findings errors = new Findings();
        Findings warnings = new Findings();
        MeterDayLoad.Result result =
                new MeterDayLoad(connection, tenant, id, months, aside)
                        .load(lines, format, errors, warnings);
        if (request.dryRun()) {
            execute("rollback to savepoint import");
        }
        String answer =
                Json.createObjectBuilder()
                        .add("id", id.toString())
                        .add("mode", request.mode())
                        .add("received", result.received())
                        .add("accepted", result.accepted())
                        .add("unchanged", result.unchanged())
                        .add("rejected", result.rejected())
                        .add("errors", errors.json())
                        .add("warnings", warnings.json())
                        .build()
                        .toString();
        attempts.remember(
                request,
                body,
                new Attempts.Answered(id, answer, result.received(), result.rejected(), started));
        LOG.info(() -> "Import of " + request.sameness() + ": " + result);
        return new ImportAnswer.Done(answer, false);
    }

    private LineReader reader(List<byte[]> pieces) {
        List<InputStream> streams = new ArrayList<>();
        for (byte[] piece : pieces) {
            streams.add(new ByteArrayInputStream(piece));
        }
        InputStream text = new SequenceInputStream(Collections.enumeration(streams));
        return new LineReader(new Aside(text, aside));
    }

    private void execute(String statement) throws SQLException {
        try (Statement plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }
}
