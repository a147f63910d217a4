package se.minasidor.customers.imports;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads a body line by line, checks each line, and stages those that are right. */
final class Reading {

    private static final Logger LOG = Logger.getLogger(Reading.class.getName());

    private final Body body;
    private final LineReader lines;
    private final LineCheck check;
    private final StagedLines staged;
    private long received;
    private long rejected;

    Reading(Body body, LineCheck check, StagedLines staged) {
        this.body = body;
        this.lines = new LineReader(body);
        this.check = check;
        this.staged = staged;
    }

    /** Why the body is refused as a whole; empty when it was read to its end. */
    Optional<ImportAnswer> all(boolean csv) throws SQLException {
        try {
            if (csv) {
                Optional<LineReader.Line> header = lines.next();
                if (header.isPresent()) {
                    check.csv(header.get());
                }
            }
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                if (!stage(line.get())) {
                    return Optional.of(unreadable(BodyFault.TRUNCATED));
                }
            }
        } catch (IOException cut) {
            LOG.log(Level.FINE, "An import's body could not be read to its end", cut);
            return Optional.of(unreadable(BodyFault.of(cut)));
        } catch (CsvLine.BadHeader header) {
            return Optional.of(new ImportAnswer.BadHeader(header.getMessage()));
        }
        return body.cut() ? Optional.of(unreadable(BodyFault.TRUNCATED)) : Optional.empty();
    }

    private ImportAnswer unreadable(BodyFault fault) {
        return new ImportAnswer.Unreadable(fault, lines.number());
    }

    /** False when the line is the last one and nobody finished writing it. */
    private boolean stage(LineReader.Line line) throws SQLException {
        Optional<LineCheck.Checked> right = check.check(line);
        received++;
        if (right.isPresent()) {
            LineCheck.Checked row = right.get();
            staged.add(line.number(), row.externalId(), row.deleted(), row.values());
        } else {
            rejected++;
        }
        return right.isPresent()
                || line.ended()
                || line.state() == LineReader.State.TOO_LONG
                || check.whole(line);
    }

    long received() {
        return received;
    }

    long rejected() {
        return rejected;
    }
}
