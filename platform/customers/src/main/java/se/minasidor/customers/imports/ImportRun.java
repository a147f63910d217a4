package se.minasidor.customers.imports;

import jakarta.json.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.minasidor.customers.Identities;
import se.minasidor.tenancy.TenantId;

/**
 * Brings a body of lines into the database in one transaction: lines that are right go in, the
 * others are told. A body that was cut changes nothing, and neither does a trial ({@code dry-run}).
 * The same body under the same key is answered again and not brought in again.
 */
final class ImportRun {

    private static final Logger LOG = Logger.getLogger(ImportRun.class.getName());

    private final Connection connection;
    private final TenantId tenant;
    private final Identities identities;

    ImportRun(Connection connection, TenantId tenant, Identities identities) {
        this.connection = connection;
        this.tenant = tenant;
        this.identities = identities;
    }

    ImportAnswer run(ImportRequest request, Body body) throws SQLException {
        if (!alone(request)) {
            return new ImportAnswer.Running();
        }
        Optional<Earlier> earlier = earlier(request);
        return earlier.isPresent() ? again(earlier.get(), request, body) : bringIn(request, body);
    }

    /** What was answered under this key before. */
    private record Earlier(String sameness, byte[] fingerprint, String answer) {}

    /** Until the end of the transaction nobody else runs an import under this key. */
    private boolean alone(ImportRequest request) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement(
                        "select pg_try_advisory_xact_lock(hashtextextended(?, 1))")) {
            lock.setString(1, tenant.value() + " " + request.idempotencyKey());
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private Optional<Earlier> earlier(ImportRequest request) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select request, body_sha256, answer from import_run
                        where tenant_id = ? and idempotency_key = ?
                        """)) {
            select.setString(1, tenant.value());
            select.setString(2, request.idempotencyKey());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Earlier(row.getString(1), row.getBytes(2), row.getString(3)))
                        : Optional.empty();
            }
        }
    }

    private static ImportAnswer again(Earlier earlier, ImportRequest request, Body body) {
        try {
            body.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException cut) {
            return new ImportAnswer.Truncated();
        }
        if (body.cut()) {
            return new ImportAnswer.Truncated();
        }
        boolean same =
                earlier.sameness().equals(request.sameness())
                        && Arrays.equals(earlier.fingerprint(), body.fingerprint());
        return same ? new ImportAnswer.Done(earlier.answer(), true) : new ImportAnswer.KeyReused();
    }

    private ImportAnswer bringIn(ImportRequest request, Body body) throws SQLException {
        Findings errors = new Findings();
        Findings warnings = new Findings();
        StagedLines staged = new StagedLines(connection, errors, warnings);
        LineKind kind = request.kind().lines();
        LineCheck check =
                new LineCheck(
                        kind,
                        new LineKind.Context(tenant, request.legalEntities(), identities),
                        errors,
                        warnings);
        execute("savepoint import");
        staged.open(kind.columns());
        Optional<Tally> read = Optional.empty();
        try {
            read = read(body, check, staged);
        } finally {
            if (read.isEmpty()) {
                staged.close(); // with an open copy the connection could not even be rolled back
            }
        }
        if (read.isEmpty()) {
            execute("rollback to savepoint import");
            return new ImportAnswer.Truncated();
        }
        staged.complete();
        oneAfterTheOther();
        kind.check(staged);
        long left = staged.left();
        long changed = kind.write(staged);
        execute("set constraints all immediate");
        if (request.dryRun()) {
            execute("rollback to savepoint import");
        }
        UUID id = UUID.randomUUID();
        Tally tally = read.get();
        long rejected = tally.rejected + staged.rejected();
        String answer =
                Json.createObjectBuilder()
                        .add("id", id.toString())
                        .add("mode", request.mode())
                        .add("received", tally.received)
                        .add("accepted", left)
                        .add("unchanged", left - changed)
                        .add("rejected", rejected)
                        .add("errors", errors.json())
                        .add("warnings", warnings.json())
                        .build()
                        .toString();
        remember(request, id, body.fingerprint(), answer, tally.received, rejected);
        LOG.info(
                () ->
                        "Import of "
                                + request.sameness()
                                + ": received "
                                + tally.received
                                + ", changed "
                                + changed
                                + ", rejected "
                                + rejected);
        return new ImportAnswer.Done(answer, false);
    }

    /** Lines so far. */
    private static final class Tally {
        private long received;
        private long rejected;
    }

    /** Empty when the body was cut: it ended early, or in the middle of a line. */
    private static Optional<Tally> read(Body body, LineCheck check, StagedLines staged)
            throws SQLException {
        LineReader lines = new LineReader(body);
        Tally tally = new Tally();
        try {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                Optional<LineCheck.Checked> right = check.check(line.get());
                tally.received++;
                if (right.isPresent()) {
                    LineCheck.Checked row = right.get();
                    staged.add(line.get().number(), row.externalId(), row.deleted(), row.values());
                } else if (cutInTheMiddle(line.get(), check)) {
                    return Optional.empty();
                } else {
                    tally.rejected++;
                }
            }
        } catch (IOException cut) {
            LOG.log(Level.FINE, "An import's body could not be read to its end", cut);
            return Optional.empty();
        }
        return body.cut() ? Optional.empty() : Optional.of(tally);
    }

    /** The last line of a body that nobody finished writing. */
    private static boolean cutInTheMiddle(LineReader.Line line, LineCheck check) {
        return !line.ended() && line.state() != LineReader.State.TOO_LONG && !check.whole(line);
    }

    /** Two imports of one tenant would wait for each other's rows in different orders. */
    private void oneAfterTheOther() throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement(
                        "select pg_advisory_xact_lock(hashtextextended(?, 2))")) {
            lock.setString(1, tenant.value());
            lock.execute();
        }
    }

    private void remember(
            ImportRequest request,
            UUID id,
            byte[] fingerprint,
            String answer,
            long received,
            long rejected)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into import_run (tenant_id, id, idempotency_key, request, body_sha256,
                          answer, received, rejected, api_key_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setString(1, tenant.value());
            insert.setObject(2, id);
            insert.setString(3, request.idempotencyKey());
            insert.setString(4, request.sameness());
            insert.setBytes(5, fingerprint);
            insert.setString(6, answer);
            insert.setLong(7, received);
            insert.setLong(8, rejected);
            insert.setObject(9, request.apiKey());
            insert.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
