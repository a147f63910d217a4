package se.minasidor.customers.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.tenancy.TenantId;

/**
 * What was asked under which Idempotency-Key, and what was answered. A key names one attempt,
 * whether its lines went in at once or by and by.
 */
public final class Attempts {

    private final Connection connection;
    private final TenantId tenant;

    public Attempts(Connection connection, TenantId tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    /** What was answered at once under a key, for the day it is asked again. */
    public record Answered(UUID id, String json, long received, long rejected, Instant started) {}

    /** Until the end of the transaction nobody else runs an import under this key. */
    public boolean alone(ImportRequest request) throws SQLException {
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

    /** The answer to the same request, or a refusal; empty when the key is new. */
    public Optional<ImportAnswer> earlier(ImportRequest request, Body body) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select request, body_sha256, answer, id from import_run
                        where tenant_id = ? and idempotency_key = ?
                        union all
                        select kind || ' ' || mode, body_sha256, null, id from import_job
                        where tenant_id = ? and idempotency_key = ?
                        """)) {
            select.setString(1, tenant.value());
            select.setString(2, request.idempotencyKey());
            select.setString(3, tenant.value());
            select.setString(4, request.idempotencyKey());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                String answer = row.getString(3);
                ImportAnswer again =
                        answer == null
                                ? new ImportAnswer.Taken(row.getObject(4, UUID.class), true)
                                : new ImportAnswer.Done(answer, true);
                boolean asked = row.getString(1).equals(request.sameness());
                return Optional.of(compared(asked, row.getBytes(2), body, again));
            }
        }
    }

    private static ImportAnswer compared(
            boolean asked, byte[] fingerprint, Body body, ImportAnswer again) {
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException failure) {
            return new ImportAnswer.Unreadable(BodyFault.of(failure), 0);
        }
        if (body.cut()) {
            return new ImportAnswer.Unreadable(BodyFault.TRUNCATED, 0);
        }
        return asked && Arrays.equals(fingerprint, body.fingerprint())
                ? again
                : new ImportAnswer.KeyReused();
    }

    public void remember(ImportRequest request, Body body, Answered answered) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into import_run (tenant_id, id, idempotency_key, request, body_sha256,
                          answer, received, rejected, api_key_id, started_at, bytes, finished_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, greatest(?, clock_timestamp()))
                        """)) {
            insert.setString(1, tenant.value());
            insert.setObject(2, answered.id());
            insert.setString(3, request.idempotencyKey());
            insert.setString(4, request.sameness());
            insert.setBytes(5, body.fingerprint());
            insert.setString(6, answered.json());
            insert.setLong(7, answered.received());
            insert.setLong(8, answered.rejected());
            insert.setObject(9, request.apiKey());
            insert.setObject(10, answered.started().atOffset(ZoneOffset.UTC));
            insert.setLong(11, body.unpacked());
            insert.setObject(12, answered.started().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
