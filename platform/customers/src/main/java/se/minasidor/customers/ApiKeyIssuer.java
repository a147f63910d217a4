package se.minasidor.customers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import se.minasidor.tenancy.TenantId;

/**
 * Makes, lists and revokes the keys by which an organisation's systems speak to its API. Used from
 * the command line, on a plain connection of the application's role; each call is a transaction of
 * its own. A key is shown once: the database has only its hash.
 */
public final class ApiKeyIssuer {

    /** To bring data in. */
    public static final String IMPORTS_WRITE = "imports:write";

    /** To read what happened, and the letters to post. */
    public static final String EVENTS_READ = "events:read";

    /** To read the meter values of any facility. */
    public static final String CONSUMPTION_READ = "consumption:read";

    public static final Set<String> SCOPES = Set.of(IMPORTS_WRITE, EVENTS_READ, CONSUMPTION_READ);

    private static final String PREFIX = "mp_";
    private static final int RANDOM_BYTES = 32;

    /** What may be known about a key afterwards. */
    public record Issued(
            UUID id,
            String name,
            List<String> scopes,
            Instant created,
            Instant expires,
            Optional<Instant> lastUsed,
            Optional<Instant> revoked) {}

    private ApiKeyIssuer() {}

    /** The new key itself, which nobody can ever see again. */
    public static String issue(
            Connection connection,
            TenantId tenant,
            String name,
            Set<String> scopes,
            Instant expires)
            throws SQLException {
        if (scopes.isEmpty() || !SCOPES.containsAll(scopes)) {
            throw new IllegalArgumentException("Known scopes are " + SCOPES);
        }
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        inTenant(
                connection,
                tenant,
                """
                insert into api_key (tenant_id, name, key_hash, scopes, expires_at)
                values (?, ?, ?, ?, ?)
                """,
                statement -> {
                    statement.setString(1, tenant.value());
                    statement.setString(2, name);
                    statement.setBytes(3, hash(key));
                    statement.setArray(4, connection.createArrayOf("text", scopes.toArray()));
                    statement.setTimestamp(5, Timestamp.from(expires));
                    return statement.executeUpdate();
                });
        return key;
    }

    /** All keys of the tenant, revoked ones too, the newest first. */
    public static List<Issued> list(Connection connection, TenantId tenant) throws SQLException {
        return inTenant(
                connection,
                tenant,
                """
                select id, name, scopes, created_at, expires_at, last_used_at, revoked_at
                from api_key where tenant_id = ? order by created_at desc, id
                """,
                statement -> {
                    statement.setString(1, tenant.value());
                    List<Issued> keys = new ArrayList<>();
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            keys.add(issued(row));
                        }
                    }
                    return keys;
                });
    }

    private static Issued issued(ResultSet row) throws SQLException {
        return new Issued(
                row.getObject(1, UUID.class),
                row.getString(2),
                List.of((String[]) row.getArray(3).getArray()),
                row.getTimestamp(4).toInstant(),
                row.getTimestamp(5).toInstant(),
                Optional.ofNullable(row.getTimestamp(6)).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp(7)).map(Timestamp::toInstant));
    }

    /** False when the tenant has no such key, or it was revoked before. */
    public static boolean revoke(Connection connection, TenantId tenant, UUID key)
            throws SQLException {
        return inTenant(
                connection,
                tenant,
                """
                update api_key set revoked_at = now()
                where tenant_id = ? and id = ? and revoked_at is null
                """,
                statement -> {
                    statement.setString(1, tenant.value());
                    statement.setObject(2, key);
                    return statement.executeUpdate() == 1;
                });
    }

    /** A key is 256 random bits, so a plain hash cannot be guessed backwards. */
    public static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 belongs to every Java", missing);
        }
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private static <T> T inTenant(Connection connection, TenantId tenant, String sql, Work<T> work)
            throws SQLException {
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (PreparedStatement scope =
                        connection.prepareStatement("select set_config('app.tenant', ?, true)");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            scope.setString(1, tenant.value());
            scope.execute();
            T result = work.with(statement);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(before);
        }
    }
}
