package se.minasidor.portal.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import se.minasidor.portal.container.MeteredHousehold;
import se.minasidor.portal.container.Surroundings;

/** What must be asked of the database for a year page, by hand, on connections that are open. */
final class RawYear implements Callable<Void> {

    private static final String METERS =
            """
            select s.id, s.quantity, s.minutes, a.valid_from, a.valid_to from agreement a
            join facility f on f.tenant_id = a.tenant_id and f.id = a.facility_id
            join meter_series s on s.tenant_id = a.tenant_id and s.facility_id = a.facility_id
            where a.tenant_id = ? and a.customer_id = ? and not a.deleted
            """;

    private static final String MONTHS =
            """
            select month, known_minutes, estimated_minutes, revised_days, highest, highest_day,
                highest_at, total
            from meter_month where tenant_id = ? and series_id = ? and month >= ? and month < ?
            """;

    private final MeteredHousehold household;
    private final LocalDate from;
    private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();

    /** This year and the one before. */
    RawYear(MeteredHousehold household, int year) throws SQLException {
        this.household = household;
        from = LocalDate.of(year - 1, 1, 1);
        for (int i = 0; i < Load.VISITORS; i++) {
            Connection connection = Surroundings.portal();
            connection.setAutoCommit(false);
            connections.add(connection);
        }
    }

    @Override
    public Void call() throws SQLException, InterruptedException {
        Connection connection = connections.take();
        try {
            read(connection);
            connection.commit();
        } finally {
            connections.add(connection);
        }
        return null;
    }

    private void read(Connection connection) throws SQLException {
        try (PreparedStatement tenant =
                        connection.prepareStatement("select set_config('app.tenant', ?, true)");
                PreparedStatement meters = connection.prepareStatement(METERS);
                PreparedStatement months = connection.prepareStatement(MONTHS)) {
            tenant.setString(1, MeteredHousehold.TENANT);
            tenant.execute();
            meters.setString(1, MeteredHousehold.TENANT);
            meters.setObject(2, household.customer());
            long series;
            try (ResultSet row = meters.executeQuery()) {
                row.next();
                series = row.getLong(1);
            }
            months.setString(1, MeteredHousehold.TENANT);
            months.setLong(2, series);
            months.setObject(3, from);
            months.setObject(4, from.plusYears(2));
            int found = 0;
            try (ResultSet row = months.executeQuery()) {
                while (row.next()) {
                    found += row.getLong(8) > 0 ? 1 : 0;
                }
            }
            if (found < 20) {
                throw new IllegalStateException("There are only " + found + " months");
            }
        }
    }
}
