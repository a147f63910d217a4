package se.minasidor.customers.consumption;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import se.minasidor.customers.imports.Findings;
import se.minasidor.customers.imports.LineReader;
import se.minasidor.tenancy.TenantId;

/**
 * Brings lines of meter days into the database, within the transaction of the connection it is
 * given. Lines that are right go in, the others are told.
 */
public final class MeterDayLoad {

    /** What became of the lines; unchanged ones are among the accepted. */
    public record Result(long received, long accepted, long unchanged, long rejected) {}

    /** Makes room for the values of a month, in a short transaction of its own. */
    public interface Months {
        void make(LocalDate first) throws SQLException;
    }

    private final Connection connection;
    private final TenantId tenant;
    private final UUID importId;
    private final Months months;

    public MeterDayLoad(Connection connection, TenantId tenant, UUID importId, Months months) {
        this.connection = connection;
        this.tenant = tenant;
        this.importId = importId;
        this.months = months;
    }

    /**
     * @throws IOException when the lines cannot be read to their end, {@link java.io.EOFException}
     *     when they end in the middle of one; the transaction is to be rolled back then
     */
    public Result load(LineReader lines, Format format, Findings errors, Findings warnings)
            throws IOException, SQLException {
        throw new UnsupportedOperationException(
                connection + " " + tenant + " " + importId + " " + months);
    }
}
