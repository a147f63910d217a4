package se.minasidor.customers.imports;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/**
 * The lines that passed their own checks, in a temporary table of this transaction. They come in by
 * COPY (which PostgreSQL refuses for tables with row security), and go on by set-based statements
 * that run under row security like everything else.
 */
final class StagedLines {

    private static final int FLUSH_AT = 64 * 1024;

    private final Connection connection;
    private final Findings errors;
    private final Findings warnings;
    private final StringBuilder pending = new StringBuilder(2 * FLUSH_AT);
    private TableCopy copy;
    private long rejected;

    StagedLines(Connection connection, Findings errors, Findings warnings) {
        this.connection = connection;
        this.errors = errors;
        this.warnings = warnings;
    }

    void open(List<String> columns) throws SQLException {
        execute(
                "create temporary table import_line (line integer, external_id text,"
                        + " deleted boolean, id uuid, "
                        + String.join(", ", columns)
                        + ") on commit drop");
        String names =
                String.join(
                        ", ", columns.stream().map(c -> c.substring(0, c.indexOf(' '))).toList());
        copy =
                TableCopy.begin(
                        connection,
                        "copy import_line (line, external_id, deleted, " + names + ") from stdin");
    }

    void add(int line, String externalId, boolean deleted, List<Object> values)
            throws SQLException {
        pending.append(line).append('\t');
        text(externalId);
        pending.append('\t').append(deleted ? 't' : 'f');
        for (Object value : values) {
            pending.append('\t');
            if (value == null) {
                pending.append("\\N");
            } else if (value instanceof byte[] bytes) {
                pending.append("\\\\x").append(HexFormat.of().formatHex(bytes));
            } else {
                text(value.toString());
            }
        }
        pending.append('\n');
        if (pending.length() > FLUSH_AT) {
            flush();
        }
    }

    private void text(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> pending.append("\\\\");
                case '\t' -> pending.append("\\t");
                case '\n' -> pending.append("\\n");
                case '\r' -> pending.append("\\r");
                default -> pending.append(c);
            }
        }
    }

    private void flush() throws SQLException {
        byte[] bytes = pending.toString().getBytes(StandardCharsets.UTF_8);
        copy.write(bytes, bytes.length);
        pending.setLength(0);
    }

    /** No more lines: the first line with an id stands, what repeats it is refused. */
    void complete() throws SQLException {
        flush();
        copy.end();
        execute("create index on import_line (external_id)");
        execute("analyze import_line");
        refuse(
                """
                l.line > (select min(m.line) from import_line m where m.external_id = l.external_id)
                """,
                "externalId",
                "externalId.repeated",
                "was on an earlier line");
    }

    /** Gives the copy up when the body turned out to be unusable. */
    void close() throws SQLException {
        if (copy != null) {
            copy.cancel();
        }
    }

    /** Takes out the lines {@code l} for which the condition holds; how many they were. */
    long refuse(String condition, String field, String code, String message) throws SQLException {
        long found =
                each(
                        "delete from import_line l where "
                                + condition
                                + " returning l.line, l.external_id",
                        (line, id) -> errors.add(line, id, field, code, message));
        rejected += found;
        return found;
    }

    void warn(String condition, String field, String code, String message) throws SQLException {
        each(
                "select l.line, l.external_id from import_line l where " + condition,
                (line, id) -> warnings.add(line, id, field, code, message));
    }

    private interface EachLine {
        void found(int line, String externalId);
    }

    private long each(String sql, EachLine each) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            long count = 0;
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    each.found(rows.getInt(1), rows.getString(2));
                    count++;
                }
            }
            return count;
        }
    }

    /** The rows a statement changed. */
    long execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return Math.max(0, statement.getLargeUpdateCount());
        }
    }

    long rejected() {
        return rejected;
    }

    long left() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from import_line")) {
            row.next();
            return row.getLong(1);
        }
    }
}
