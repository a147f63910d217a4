package se.minasidor.portal.benchmark;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * What somebody would write who only wants to be fast: the numbers are there already, nothing is
 * looked at, the series are known. Binary COPY into a temporary table, one upsert, one statement
 * for the months, one transaction.
 */
final class RawImport {

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
    };
    private static final int INT4 = 23;

    private final Connection connection;
    private final String tenant;
    private final List<Long> series = new ArrayList<>();
    private final ByteBuffer pending = ByteBuffer.allocate(64 * 1024);

    /**
     * @param looking sees the series, whose numbers are known beforehand
     */
    RawImport(Connection looking, Connection connection, String tenant) throws SQLException {
        this.connection = connection;
        this.tenant = tenant;
        try (Statement sql = looking.createStatement();
                ResultSet row =
                        sql.executeQuery(
                                "select s.id from meter_series s join facility f on f.id ="
                                        + " s.facility_id order by length(external_id),"
                                        + " external_id")) {
            while (row.next()) {
                series.add(row.getLong(1));
            }
        }
    }

    void bringIn(MeterDays days, int facilities, int from, int to) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement sql = connection.createStatement()) {
            sql.execute("select set_config('app.tenant', '" + tenant + "', true)");
            sql.execute(
                    "create temporary table staged (series_id bigint, day date, highest integer,"
                            + " highest_at smallint, total bigint, amounts integer[]) on commit drop");
            copy(days, facilities, from, to);
            sql.execute(
                    """
                    insert into meter_day as d
                      (tenant_id, series_id, day, minutes, known_minutes, estimated_minutes, highest,
                       highest_at, total, import_id, amounts)
                    select '%s', series_id, day, 15, 1440, 0, highest, highest_at, total,
                      '00000000-0000-0000-0000-000000000000', amounts
                    from staged
                    on conflict (tenant_id, series_id, day) do update
                    set revision = d.revision + 1, highest = excluded.highest,
                      highest_at = excluded.highest_at, total = excluded.total,
                      import_id = excluded.import_id, amounts = excluded.amounts
                    """
                            .formatted(tenant));
            sql.execute(
                    """
                    insert into meter_month
                      (tenant_id, series_id, month, known_minutes, estimated_minutes, revised_days,
                       highest, total)
                    select tenant_id, series_id, date '%1$s', sum(known_minutes),
                      sum(estimated_minutes), count(*) filter (where revision > 0), max(highest),
                      sum(total)
                    from meter_day
                    where tenant_id = '%3$s' and day >= '%1$s' and day < '%2$s'
                    group by tenant_id, series_id
                    on conflict (tenant_id, series_id, month) do update
                    set known_minutes = excluded.known_minutes, highest = excluded.highest,
                      revised_days = excluded.revised_days, total = excluded.total
                    """
                            .formatted(MeterDays.FIRST, MeterDays.FIRST.plusMonths(1), tenant));
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void copy(MeterDays days, int facilities, int from, int to) throws SQLException {
        CopyIn copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy staged from stdin (format binary)");
        pending.clear().put(SIGNATURE).putInt(0).putInt(0);
        int begin = (int) (MeterDays.FIRST.toEpochDay() - LocalDate.of(2000, 1, 1).toEpochDay());
        for (int day = from; day < to; day++) {
            for (int facility = 0; facility < facilities; facility++) {
                if (pending.remaining() < 1024) {
                    flush(copy);
                }
                row(series.get(facility), begin + day, days.of(facility, day));
            }
        }
        pending.putShort((short) -1);
        flush(copy);
        copy.endCopy();
    }

    private void row(long id, int day, int[] amounts) {
        long total = 0;
        int highest = -1;
        int highestAt = 0;
        for (int i = 0; i < amounts.length; i += 4) {
            int hour = amounts[i] + amounts[i + 1] + amounts[i + 2] + amounts[i + 3];
            total += hour;
            if (hour > highest) {
                highest = hour;
                highestAt = i / 4;
            }
        }
        pending.putShort((short) 6).putInt(8).putLong(id).putInt(4).putInt(day);
        pending.putInt(4).putInt(highest).putInt(2).putShort((short) highestAt);
        pending.putInt(8).putLong(total);
        pending.putInt(20 + 8 * amounts.length).putInt(1).putInt(0).putInt(INT4);
        pending.putInt(amounts.length).putInt(1);
        for (int amount : amounts) {
            pending.putInt(4).putInt(amount);
        }
    }

    private void flush(CopyIn copy) throws SQLException {
        copy.writeToCopy(pending.array(), 0, pending.position());
        pending.clear();
    }
}
