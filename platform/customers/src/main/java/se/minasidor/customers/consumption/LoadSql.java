package se.minasidor.customers.consumption;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import se.minasidor.customers.imports.Findings;

/** Statements of one load. */
final class LoadSql {

    private final Connection connection;

    LoadSql(Connection connection) {
        this.connection = connection;
    }

    /** The number of rows a statement changed. */
    long execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.execute();
            return Math.max(0, statement.getUpdateCount()); // servers' pools know no large counts
        }
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, which there must be. */
    long number(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Something to be done with every row. */
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    void each(String sql, Row row, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.setFetchSize(1000);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.read(rows);
                }
            }
        }
    }

    /**
     * Notes the lines that a statement returns: line, facility, facility_id; how many they were.
     */
    long refuse(
            Findings errors,
            String field,
            String code,
            String message,
            String sql,
            Object... parameters)
            throws SQLException {
        long[] count = {0};
        each(
                sql,
                row -> {
                    String facility = row.getString(2);
                    errors.add(
                            row.getInt(1),
                            facility.isEmpty() ? row.getString(3) : facility,
                            field,
                            code,
                            message);
                    count[0]++;
                },
                parameters);
        return count[0];
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
