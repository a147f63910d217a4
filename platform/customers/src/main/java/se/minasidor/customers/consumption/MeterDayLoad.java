package se.minasidor.customers.consumption;

import java.io.EOFException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import se.minasidor.customers.SwedishTime;
import se.minasidor.customers.imports.Findings;
import se.minasidor.customers.imports.LineReader;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.StandingAside;
import se.minasidor.tenancy.TenantId;

/**
 * Brings lines of meter days into the database, within the transaction of the connection it is
 * given. Lines that are right go in, the others are told; the tenant's other imports wait from the
 * last line on, not while lines come in.
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
    private final StandingAside aside;
    private final LocalDate today;
    private final Sql sql;
    private final SeriesNames names = new SeriesNames();

    private long received;
    private long staged;
    private int firstLine;
    private int lastLine;
    private boolean wholeMonths;
    private LocalDate lastDay;
    private final Set<LocalDate> monthsOfDays = new TreeSet<>();

    public MeterDayLoad(
            Connection connection,
            TenantId tenant,
            UUID importId,
            Months months,
            StandingAside aside) {
        this(connection, tenant, importId, months, aside, LocalDate.now(SwedishTime.ZONE));
    }

    MeterDayLoad(
            Connection connection,
            TenantId tenant,
            UUID importId,
            Months months,
            StandingAside aside,
            LocalDate today) {
        this.connection = connection;
        this.tenant = tenant;
        this.importId = importId;
        this.months = months;
        this.aside = aside;
        this.today = today;
        this.sql = new Sql(connection);
    }

    /**
     * To be called once.
     *
     * @throws IOException when the lines cannot be read to their end, {@link EOFException} when
     *     they end in the middle of one; the transaction is to be rolled back then
     */
    public Result load(LineReader lines, Format format, Findings errors, Findings warnings)
            throws IOException, SQLException {
        StagedDays days = new StagedDays(connection, sql, tenant, errors);
        days.create();
        stage(lines, format, days, errors);
        if (staged == 0) {
            return new Result(received, 0, 0, received);
        }
        sql.update("set local jit = off"); // compiling costs more than these statements
        sql.list("select pg_advisory_xact_lock(hashtextextended(?, 2))", row -> null, tenant);
        days.resolve(names);
        days.refuse(wholeMonths, !names.uniform());
        makeRoom();
        long accepted = staged - days.rejected();
        long changed =
                new DayWrite(sql, tenant, importId, aside)
                        .write(new DayWrite.Lines(firstLine, lastLine), accepted, monthsOfDays);
        return new Result(received, accepted, accepted - changed, received - accepted);
    }

    private void stage(LineReader lines, Format format, StagedDays days, Findings errors)
            throws IOException, SQLException {
        DayCheck check = new DayCheck(today);
        SentDay sent = new SentDay();
        MeterDay day = new MeterDay();
        BinaryCopy copy = days.open();
        boolean complete = false;
        try {
            while (lines.advance()) {
                received++;
                if (read(lines, format, check, sent, day)) {
                    int name = names.number(day);
                    if (names.isNew(name, day)) {
                        StagedDays.add(copy, lines.number(), name, day);
                        names.extend(name, day);
                        remember(lines.number(), day);
                        continue;
                    }
                    sent.fault(SentDay.Field.DAY, "day.repeated", StagedDays.SAID);
                }
                tell(lines.number(), sent, errors);
            }
            copy.complete();
            complete = true;
        } finally {
            if (!complete) {
                copy.cancel();
            }
        }
    }

    private static boolean read(
            LineReader lines, Format format, DayCheck check, SentDay sent, MeterDay day)
            throws IOException {
        sent.clear();
        if (lines.fits()) {
            format.read(lines, sent);
        } else {
            sent.fault((String) null, "line.tooLong", "is longer than 1 MB");
        }
        if (sent.unreadable()) {
            if (lines.fits() && !lines.ended() && !format.whole(lines)) {
                throw new EOFException("The body ends in the middle of a line");
            }
            return false;
        }
        check.check(sent, day);
        return sent.faults().isEmpty();
    }

    private void remember(int line, MeterDay day) {
        firstLine = staged == 0 ? line : firstLine;
        lastLine = line;
        staged++;
        wholeMonths |= day.minutes == 0;
        if (!day.day.equals(lastDay)) {
            lastDay = day.day;
            monthsOfDays.add(day.day.withDayOfMonth(1));
        }
    }

    private static void tell(int line, SentDay sent, Findings errors) {
        for (SentDay.Fault fault : sent.faults()) {
            errors.add(line, sent.facilityName(), fault.field(), fault.code(), fault.message());
        }
    }

    private void makeRoom() throws SQLException {
        for (LocalDate month : monthsOfDays) {
            String partition = "meter_day_" + month.toString().substring(0, 7).replace('-', '_');
            String there = "select 1 where to_regclass(?) is not null";
            if (sql.first(there, row -> true, "public." + partition).isEmpty()) {
                months.make(month);
            }
        }
    }
}
