package se.minasidor.portal.benchmark;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Random;

/** Invented days of quarters, the same ones as lines to be sent and as numbers to be stored. */
final class MeterDays {

    static final int QUARTERS = 96;
    static final String UNIT = "kWh";

    /** No clocks change in the thirty days from here. */
    static final LocalDate FIRST = LocalDate.of(2026, 9, 1);

    private static final int PATTERNS = 997;

    private final int[][] patterns = new int[PATTERNS][QUARTERS];

    MeterDays() {
        Random random = new Random(1);
        for (int[] pattern : patterns) {
            int base = 20 + random.nextInt(400);
            for (int i = 0; i < QUARTERS; i++) {
                pattern[i] = base + random.nextInt(4 * base);
            }
        }
    }

    /** Thousandths of a kWh for each quarter. */
    int[] of(int facility, int day) {
        return patterns[(facility * 31 + day) % PATTERNS];
    }

    /** The lines of some facilities from one day to before another. */
    byte[] lines(int facilities, int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int day = from; day < to; day++) {
            for (int facility = 0; facility < facilities; facility++) {
                line(lines, facility, day);
            }
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    void line(StringBuilder lines, int facility, int day) {
        lines.append("{\"facility\":\"F-").append(facility);
        lines.append("\",\"series\":\"EL_CONSUMPTION\",\"day\":\"").append(FIRST.plusDays(day));
        lines.append("\",\"resolution\":\"PT15M\",\"unit\":\"").append(UNIT);
        lines.append("\",\"values\":[");
        int[] amounts = of(facility, day);
        for (int i = 0; i < QUARTERS; i++) {
            lines.append(i == 0 ? "" : ",").append(amounts[i] / 1000).append('.');
            int thousandths = amounts[i] % 1000;
            lines.append((char) ('0' + thousandths / 100));
            lines.append((char) ('0' + thousandths / 10 % 10));
            lines.append((char) ('0' + thousandths % 10));
        }
        lines.append("]}\n");
    }

    /** The facilities that the lines name. */
    static void makeFacilities(Connection superuser, String tenant, int facilities)
            throws SQLException {
        try (Statement sql = superuser.createStatement()) {
            sql.execute(
                    """
                    insert into facility
                      (tenant_id, external_id, facility_id, service, legal_entity)
                    select '%s', 'F-' || i, 'f' || i, 'EL', 'main'
                    from generate_series(0, %d - 1) i
                    """
                            .formatted(tenant, facilities));
        }
    }

    /** All values are gone; facilities and series are still known. */
    static void forget(Connection superuser) throws SQLException {
        try (Statement sql = superuser.createStatement()) {
            sql.execute("truncate meter_day, meter_day_before, meter_month");
            sql.execute("checkpoint");
        }
    }
}
