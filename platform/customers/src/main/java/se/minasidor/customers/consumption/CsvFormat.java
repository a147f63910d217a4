package se.minasidor.customers.consumption;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.minasidor.customers.consumption.SentDay.Field;
import se.minasidor.customers.imports.LineReader;

/**
 * Separated values: a cell holds a text, or a list of numbers with blanks between them where a
 * hyphen is a value that is missing. Where cells are separated by semicolons, a comma may stand for
 * the decimal point, as Swedish spreadsheets write it.
 */
final class CsvFormat extends Format {

    private final char separator;
    private final List<Field> columns;

    private CsvFormat(char separator, List<Field> columns) {
        this.separator = separator;
        this.columns = columns;
    }

    static Optional<CsvFormat> of(String header) {
        char separator = header.indexOf(';') >= 0 ? ';' : ',';
        List<String> names = cells(header, separator);
        if (names == null) {
            return Optional.empty();
        }
        List<Field> columns = new ArrayList<>();
        Set<Field> seen = EnumSet.noneOf(Field.class);
        for (String name : names) {
            Field field = Field.named(name.strip());
            if (field == null || !seen.add(field)) {
                return Optional.empty();
            }
            columns.add(field);
        }
        return Optional.of(new CsvFormat(separator, columns));
    }

    @Override
    void read(LineReader line, SentDay day) {
        LineReader.Line read = line.line();
        if (read.state() == LineReader.State.NOT_UTF8) {
            day.fault((String) null, "line.utf8", "is not UTF-8");
            return;
        }
        List<String> cells = cells(read.text(), separator);
        if (cells == null || cells.size() != columns.size()) {
            day.fault(
                    (String) null,
                    "line.csv",
                    "does not have the " + columns.size() + " cells that the first line names");
            return;
        }
        for (int i = 0; i < cells.size(); i++) {
            Field field = columns.get(i);
            String cell = cells.get(i).strip();
            if (field.isText()) {
                day.text(field, cell);
            } else if (!cell.isEmpty()) {
                numbers(day, field, cell.toCharArray());
            }
        }
    }

    private void numbers(SentDay day, Field field, char[] cell) {
        day.list(field);
        int at = 0;
        while (at < cell.length) {
            int from = at;
            boolean comma = false;
            while (at < cell.length && cell[at] != ' ') {
                comma |= cell[at++] == ',';
            }
            int length = at - from;
            if (length == 1 && cell[from] == '-') {
                day.add(SentDay.NOTHING);
            } else if (length > 0) {
                day.add(
                        comma && separator == ','
                                ? DecimalText.WRONG
                                : DecimalText.parse(cell, from, length));
            }
            at++;
        }
    }

    /** A line that was cut lacks cells, or values, which is told when the cells are counted. */
    @Override
    public boolean whole(LineReader line) {
        LineReader.Line read = line.line();
        List<String> cells =
                read.state() == LineReader.State.TEXT ? cells(read.text(), separator) : null;
        return cells != null && cells.size() == columns.size();
    }

    /** The cells of one line; null where it is none. */
    private static List<String> cells(String line, char separator) {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator(separator).ofCsvRecord(line)) {
            var records = reader.iterator();
            CsvRecord record = records.hasNext() ? records.next() : null;
            return record == null || records.hasNext() ? null : record.getFields();
        } catch (CsvParseException | java.io.IOException wrong) {
            return null;
        }
    }
}
