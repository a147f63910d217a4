package se.minasidor.customers.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a record of a CSV body whose first line names the fields, separated by semicolon or comma.
 * An empty cell is a field that is missing. A record is one line: faults are told by line, and a
 * forgotten quote must not swallow the rest of the file.
 */
final class CsvLine implements LineForm {

    /** The columns cannot be used; the message says why. */
    static final class BadHeader extends Exception {
        private static final long serialVersionUID = 1L;

        BadHeader(String message) {
            super(message);
        }
    }

    private final char separator;
    private final List<String> names;

    private CsvLine(char separator, List<String> names) {
        this.separator = separator;
        this.names = names;
    }

    /**
     * @param known the fields that lines of this kind may have
     */
    static CsvLine of(String header, Set<String> known) throws BadHeader {
        char separator = separator(header);
        List<String> names;
        try {
            names = cells(header, separator).stream().map(String::strip).toList();
        } catch (CsvParseException quotes) {
            throw new BadHeader("The first line has a quote too many.");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            // The name itself is not repeated: without a header the first line is somebody's data.
            if (!known.contains(names.get(i))) {
                throw new BadHeader(
                        "Column %d of the first line names no field of this kind; fields are %s."
                                .formatted(
                                        i + 1,
                                        String.join(", ", known.stream().sorted().toList())));
            }
            if (!seen.add(names.get(i))) {
                throw new BadHeader("The field " + names.get(i) + " has two columns.");
            }
        }
        return new CsvLine(separator, names);
    }

    private static char separator(String header) {
        return header.indexOf(';') >= 0 ? ';' : ',';
    }

    @Override
    public Parsed read(String text) {
        List<String> cells;
        try {
            cells = cells(text, separator);
        } catch (CsvParseException quotes) {
            return new Parsed(
                    null, "line.quotes", "has a quoted value that does not end on its line");
        }
        if (cells.size() != names.size()) {
            return new Parsed(
                    null,
                    "line.columns",
                    "has " + cells.size() + " columns, the first line names " + names.size());
        }
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                object.add(names.get(i), cells.get(i));
            }
        }
        return Parsed.of(object.build());
    }

    @Override
    public boolean textOnly() {
        return true;
    }

    private static List<String> cells(String line, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .skipEmptyLines(false)
                .ofSingleCsvRecord(line)
                .getFields();
    }
}
