package se.minasidor.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Plain SQL on the connection of the running transaction, for statements that are more than reading
 * and writing one object: counting, taking one's turn, using something once.
 *
 * <p>It is the connection that the {@link TenantScope} has told the tenant to; without a
 * transaction there is no connection and every call fails.
 */
@ApplicationScoped
public class Sql {

    @PersistenceContext(unitName = "minasidor")
    private EntityManager entities;

    private final Connection given;

    protected Sql() {
        this(null);
    }

    /** For tests and tools that bring their own connection. */
    public Sql(Connection given) {
        this.given = given;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    /** A row by column names; null where the column is. */
    public record Row(ResultSet result) {

        public String text(String column) throws SQLException {
            return result.getString(column);
        }

        public UUID id(String column) throws SQLException {
            return result.getObject(column, UUID.class);
        }

        public byte[] bytes(String column) throws SQLException {
            return result.getBytes(column);
        }

        public int number(String column) throws SQLException {
            return result.getInt(column);
        }

        public double decimal(String column) throws SQLException {
            return result.getDouble(column);
        }

        public Instant instant(String column) throws SQLException {
            OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
    }

    /** Rows changed. */
    public int update(String sql, Object... values) {
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            fill(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailed(e);
        }
    }

    public <T> List<T> list(String sql, Reader<T> reader, Object... values) {
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            fill(statement, values);
            try (ResultSet result = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                Row row = new Row(result);
                while (result.next()) {
                    rows.add(reader.read(row));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new SqlFailed(e);
        }
    }

    public <T> Optional<T> first(String sql, Reader<T> reader, Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }

    private Connection connection() {
        return given != null ? given : entities.unwrap(Connection.class);
    }

    private static void fill(PreparedStatement statement, Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant instant) {
                statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
            } else if (value instanceof TenantId tenant) {
                statement.setString(i + 1, tenant.value());
            } else if (value instanceof Enum<?> word) {
                statement.setString(i + 1, word.name());
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    /**
     * A statement that the database refused. Only the first line of the database's message is kept:
     * the next ones quote values, which may be personal.
     */
    public static final class SqlFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private SqlFailed(SQLException cause) {
            super(
                    cause.getSQLState()
                            + " "
                            + String.valueOf(cause.getMessage()).split("\\R", 2)[0]);
        }
    }
}
