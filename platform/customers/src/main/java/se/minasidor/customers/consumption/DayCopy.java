package se.minasidor.customers.consumption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Sends checked days to the staging table by COPY in PostgreSQL's binary form, which spares both
 * sides writing and reading millions of numbers as text. Every value is its length and its bytes.
 */
final class DayCopy {

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
    };
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
    private static final int INT4 = 23;
    private static final short COLUMNS = 13;

    /** A row is never larger: texts are short, and a day has at most 100 amounts. */
    private static final int LARGEST_ROW = 4096;

    private final ByteBuffer pending = ByteBuffer.allocate(64 * 1024);
    private final CopyIn copy;

    DayCopy(Connection connection) throws SQLException {
        copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy meter_line (line, facility, facility_id, quantity, day, minutes,"
                                        + " known_minutes, estimated_minutes, highest, highest_at,"
                                        + " total, quality, amounts) from stdin (format binary)");
        pending.put(SIGNATURE).putInt(0).putInt(0);
    }

    void add(int line, MeterDay day) throws SQLException {
        if (pending.remaining() < LARGEST_ROW) {
            flush();
        }
        pending.putShort(COLUMNS);
        number(line);
        text(day.facility == null ? "" : day.facility);
        text(day.facilityId == null ? "" : day.facilityId);
        text(day.quantity.name());
        number((int) (day.day.toEpochDay() - EPOCH.toEpochDay()));
        small(day.minutes);
        number(day.knownMinutes);
        number(day.estimatedMinutes);
        if (day.highestAt < 0) {
            nothing();
            nothing();
        } else {
            number(day.highest);
            small(day.highestAt);
        }
        if (day.knownMinutes == 0) {
            nothing();
        } else {
            pending.putInt(8).putLong(day.total);
        }
        if (day.quality == null) {
            nothing();
        } else {
            text(day.quality);
        }
        amounts(day);
    }

    private void number(int value) {
        pending.putInt(4).putInt(value);
    }

    private void small(int value) {
        pending.putInt(2).putShort((short) value);
    }

    private void nothing() {
        pending.putInt(-1);
    }

    private void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        pending.putInt(bytes.length).put(bytes);
    }

    private void amounts(MeterDay day) {
        int lengthAt = pending.position();
        pending.putInt(0).putInt(1);
        int nullsAt = pending.position();
        pending.putInt(0).putInt(INT4).putInt(day.count).putInt(1);
        for (int i = 0; i < day.count; i++) {
            if (day.amounts[i] == MeterDay.MISSING) {
                nothing();
                pending.putInt(nullsAt, 1);
            } else {
                number(day.amounts[i]);
            }
        }
        pending.putInt(lengthAt, pending.position() - lengthAt - 4);
    }

    private void flush() throws SQLException {
        copy.writeToCopy(pending.array(), 0, pending.position());
        pending.clear();
    }

    void complete() throws SQLException {
        pending.putShort((short) -1);
        flush();
        copy.endCopy();
    }

    /** Gives up; with an open copy the connection could not even be rolled back. */
    void cancel() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
