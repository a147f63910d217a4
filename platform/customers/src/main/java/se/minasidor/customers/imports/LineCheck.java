package se.minasidor.customers.imports;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a checked line out of what was read, or says what is wrong with it. */
final class LineCheck {

    /** A line that is right as far as it can be seen alone. */
    record Checked(String externalId, boolean deleted, List<Object> values) {}

    private static final int LONGEST_ID = 100;

    private LineForm form = new JsonLine();
    private final LineKind kind;
    private final LineKind.Context context;
    private final Findings errors;
    private final Findings warnings;

    LineCheck(LineKind kind, LineKind.Context context, Findings errors, Findings warnings) {
        this.kind = kind;
        this.context = context;
        this.errors = errors;
        this.warnings = warnings;
    }

    Optional<Checked> check(LineReader.Line line) {
        return switch (line.state()) {
            case TOO_LONG -> wrong(line, "line.tooLong", "is longer than 1 MB");
            case NOT_UTF8 -> wrong(line, "line.utf8", "is not UTF-8");
            case TEXT -> {
                LineForm.Parsed parsed = form.read(line.text());
                yield parsed.object() != null
                        ? check(line.number(), parsed.object())
                        : wrong(line, parsed.code(), parsed.message());
            }
        };
    }

    /** From now on lines are records under this header. */
    void csv(LineReader.Line header) throws CsvLine.BadHeader {
        if (header.state() != LineReader.State.TEXT) {
            throw new CsvLine.BadHeader("The first line is no text in UTF-8, or far too long.");
        }
        LineFields all = new LineFields(JsonValue.EMPTY_JSON_OBJECT, "", new Noted(0, false));
        kind.row(all, context);
        Set<String> known = new HashSet<>(all.known());
        known.removeAll(kind.nested());
        known.addAll(Set.of("externalId", "deleted"));
        form = CsvLine.of(header.text(), known);
    }

    /** Whether the line may be the end of the body, so that nothing of it is missing. */
    boolean whole(LineReader.Line line) {
        return form.whole(line.text());
    }

    private Optional<Checked> wrong(LineReader.Line line, String code, String message) {
        errors.add(line.number(), null, null, code, message);
        return Optional.empty();
    }

    private Optional<Checked> check(int number, JsonObject object) {
        Noted notes = new Noted(number, true);
        LineFields line = new LineFields(object, "", notes, form.textOnly());
        notes.externalId = line.required("externalId", LONGEST_ID);
        if (notes.externalId != null
                && notes.externalId.length() > 10
                && Findings.mayBePersonal(notes.externalId)) {
            line.fault("externalId", "externalId.personal", "is a personnummer: use an id instead");
        }
        boolean deleted = line.flag("deleted");
        List<Object> values =
                deleted
                        ? Collections.nCopies(kind.columns().size(), null)
                        : kind.row(line, context);
        line.nothingElse();
        return notes.faulty
                ? Optional.empty()
                : Optional.of(new Checked(notes.externalId, deleted, values));
    }

    /** Faults and warnings of one line, told with the sender's id once that is known. */
    private final class Noted implements LineFields.Notes {
        private final int number;
        private final boolean heard;
        private String externalId;
        private boolean faulty;

        Noted(int number, boolean heard) {
            this.number = number;
            this.heard = heard;
        }

        @Override
        public void fault(String field, String code, String message) {
            faulty = true;
            if (heard) {
                errors.add(number, externalId, field, code, message);
            }
        }

        @Override
        public void warning(String field, String code, String message) {
            if (heard) {
                warnings.add(number, externalId, field, code, message);
            }
        }
    }
}
