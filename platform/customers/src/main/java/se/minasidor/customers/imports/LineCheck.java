package se.minasidor.customers.imports;

import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Makes a checked line out of what was read, or says what is wrong with it. */
final class LineCheck {

    /** A line that is right as far as it can be seen alone. */
    record Checked(String externalId, boolean deleted, List<Object> values) {}

    private static final int LONGEST_ID = 100;

    private final JsonLine json = new JsonLine();
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
                Optional<JsonObject> object = json.parse(line.text());
                yield object.isPresent()
                        ? check(line.number(), object.get())
                        : wrong(line, "line.json", "is not one JSON object");
            }
        };
    }

    /** Whether the line is at least an object, so that nothing of it is missing. */
    boolean whole(LineReader.Line line) {
        return json.parse(line.text()).isPresent();
    }

    private Optional<Checked> wrong(LineReader.Line line, String code, String message) {
        errors.add(line.number(), null, null, code, message);
        return Optional.empty();
    }

    private Optional<Checked> check(int number, JsonObject object) {
        Noted notes = new Noted(number);
        LineFields line = new LineFields(object, "", notes);
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
        private String externalId;
        private boolean faulty;

        Noted(int number) {
            this.number = number;
        }

        @Override
        public void fault(String field, String code, String message) {
            faulty = true;
            errors.add(number, externalId, field, code, message);
        }

        @Override
        public void warning(String field, String code, String message) {
            warnings.add(number, externalId, field, code, message);
        }
    }
}
