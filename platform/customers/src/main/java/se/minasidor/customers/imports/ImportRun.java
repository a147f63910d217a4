package se.minasidor.customers.imports;

import jakarta.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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
    private final Instant started;

    ImportRun(Connection connection, TenantId tenant, Identities identities, Instant started) {
        this.connection = connection;
        this.tenant = tenant;
        this.identities = identities;
        this.started = started;
    }

    ImportAnswer run(ImportRequest request, Body body) throws SQLException {
        Attempts attempts = new Attempts(connection, tenant);
        if (!attempts.alone(request)) {
            return new ImportAnswer.Running();
        }
        Optional<ImportAnswer> earlier = attempts.earlier(request, body);
        return earlier.isPresent() ? earlier.get() : bringIn(request, body, attempts);
    }

    private ImportAnswer bringIn(ImportRequest request, Body body, Attempts attempts)
            throws SQLException {
        Findings errors = new Findings();
        Findings warnings = new Findings();
        StagedLines staged = new StagedLines(connection, errors, warnings);
        LineKind kind = ImportKind.named(request.kind()).orElseThrow().lines();
        LineCheck check =
                new LineCheck(
                        kind,
                        new LineKind.Context(tenant, request.legalEntities(), identities),
                        errors,
                        warnings);
        execute("savepoint import");
        Reading reading = new Reading(body, check, staged);
        staged.open(kind.columns());
        Optional<ImportAnswer> refused;
        boolean read = false;
        try {
            refused = reading.all(request.csv());
            read = refused.isEmpty();
        } finally {
            if (!read) {
                staged.close(); // with an open copy the connection could not even be rolled back
            }
        }
        if (refused.isPresent()) {
            execute("rollback to savepoint import");
            return refused.get();
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
        long rejected = reading.rejected() + staged.rejected();
        String answer =
                Json.createObjectBuilder()
                        .add("id", id.toString())
                        .add("mode", request.mode())
                        .add("received", reading.received())
                        .add("accepted", left)
                        .add("unchanged", left - changed)
                        .add("rejected", rejected)
                        .add("errors", errors.json())
                        .add("warnings", warnings.json())
                        .build()
                        .toString();
        attempts.remember(
                request,
                body,
                new Attempts.Answered(id, answer, reading.received(), rejected, started));
        LOG.info(
                () ->
                        "Import of "
                                + request.sameness()
                                + ": received "
                                + reading.received()
                                + ", changed "
                                + changed
                                + ", rejected "
                                + rejected);
        return new ImportAnswer.Done(answer, false);
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

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
