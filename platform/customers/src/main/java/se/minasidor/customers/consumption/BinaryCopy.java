package se.minasidor.customers.consumption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import se.minasidor.customers.imports.TableCopy;

/**
 * COPY in PostgreSQL's binary form, which spares both sides writing and reading millions of numbers
 * as text. A row is the number of its columns, then each value's length and bytes.
 */
final class BinaryCopy {

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
    };
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
    private static final int INT4 = 23;

    /** A row is never larger: texts are short, and a day has at most 100 amounts. */
    private static final int LARGEST_ROW = 4096;

    private final ByteBuffer pending = ByteBuffer.allocate(64 * 1024);
    private final TableCopy copy;
    private final int columns;

    BinaryCopy(Connection connection, String table, String... columns) throws SQLException {
        this.columns = columns.length;
        copy =
                TableCopy.begin(
                        connection,
                        "copy %s (%s) from stdin (format binary)"
                                .formatted(table, String.join(", ", columns)));
        pending.put(SIGNATURE).putInt(0).putInt(0);
    }

    void row() throws SQLException {
        if (pending.remaining() < LARGEST_ROW) {
            flush();
        }
        pending.putShort((short) columns);
    }

    void integer(int value) {
        pending.putInt(4).putInt(value);
    }

    void smallint(int value) {
        pending.putInt(2).putShort((short) value);
    }

    void bigint(long value) {
        pending.putInt(8).putLong(value);
    }

    void date(LocalDate value) {
        integer((int) (value.toEpochDay() - EPOCH.toEpochDay()));
    }

    /** Null is nothing. */
    void text(String value) {
        if (value == null) {
            nothing();
        } else {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            pending.putInt(bytes.length).put(bytes);
        }
    }

    void nothing() {
        pending.putInt(-1);
    }

    /** An array of integers; those that are {@code missing} are nothing. */
    void integers(int[] values, int count, int missing) {
        int lengthAt = pending.position();
        pending.putInt(0).putInt(1);
        int nothingsAt = pending.position();
        pending.putInt(0).putInt(INT4).putInt(count).putInt(1);
        for (int i = 0; i < count; i++) {
            if (values[i] == missing) {
                nothing();
                pending.putInt(nothingsAt, 1);
            } else {
                integer(values[i]);
            }
        }
        pending.putInt(lengthAt, pending.position() - lengthAt - 4);
    }

    private void flush() throws SQLException {
        copy.write(pending.array(), pending.position());
        pending.clear();
    }

    void complete() throws SQLException {
        pending.putShort((short) -1);
        flush();
        copy.end();
    }

    /** Gives up; with an open copy the connection could not even be rolled back. */
    void cancel() throws SQLException {
        copy.cancel();
    }
}
