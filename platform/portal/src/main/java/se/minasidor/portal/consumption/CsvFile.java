package se.minasidor.portal.consumption;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is shown as text that spreadsheets read: semicolons, the language's decimal sign, all
 * decimals there are, and a byte order mark because one well-known program needs it for å, ä and ö.
 */
final class CsvFile {

    private static final char MARK = '\uFEFF';

    private CsvFile() {}

    static void write(Sheet sheet, FileTimes times, boolean decimalComma, Appendable out)
            throws IOException {
        out.append(MARK);
        List<String> head = new ArrayList<>(times.heads());
        sheet.columns().forEach(c -> head.add(c.label() + " (" + c.unit() + ")"));
        head.add(times.remarkHead());
        line(head, out);
        for (Sheet.Row row : sheet.rows()) {
            List<String> cells = new ArrayList<>(times.texts(row.bar()));
            row.amounts().forEach(amount -> cells.add(number(amount, decimalComma)));
            cells.add(
                    row.remarks().stream()
                            .map(Sheet.Remark::text)
                            .collect(Collectors.joining(", ")));
            line(cells, out);
        }
    }

    private static String number(Long thousandths, boolean decimalComma) {
        if (thousandths == null) {
            return "";
        }
        String plain = BigDecimal.valueOf(thousandths, 3).toPlainString();
        return decimalComma ? plain.replace('.', ',') : plain;
    }

    private static void line(List<String> cells, Appendable out) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean quoted = cell.matches("(?s).*[;\"\\r\\n].*");
            out.append(i == 0 ? "" : ";")
                    .append(quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
        }
        out.append("\r\n");
    }
}
