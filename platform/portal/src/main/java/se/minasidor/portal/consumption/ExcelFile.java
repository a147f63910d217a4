package se.minasidor.portal.consumption;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** What is shown as a workbook: numbers are numbers and days are days, to be counted with. */
final class ExcelFile {

    private static final int TIME_WIDTH = 18;
    private static final int AMOUNT_WIDTH = 16;
    private static final int REMARK_WIDTH = 34;

    private ExcelFile() {}

    static void write(Sheet sheet, FileTimes times, String title, OutputStream out)
            throws IOException {
        try (Workbook book = new Workbook(out, "Minasidor", "1.0")) {
            Worksheet page = book.newWorksheet(title);
            head(page, sheet, times);
            int number = 1;
            for (Sheet.Row row : sheet.rows()) {
                row(page, number++, row, sheet, times);
            }
            page.freezePane(0, 1);
        }
    }

    private static void head(Worksheet page, Sheet sheet, FileTimes times) {
        int column = 0;
        for (String head : times.heads()) {
            page.value(0, column, head);
            page.width(column++, TIME_WIDTH);
        }
        for (Sheet.Column amounts : sheet.columns()) {
            page.value(0, column, amounts.label() + " (" + amounts.unit() + ")");
            page.width(column++, AMOUNT_WIDTH);
        }
        page.value(0, column, times.remarkHead());
        page.width(column, REMARK_WIDTH);
        page.range(0, 0, 0, column).style().bold().set();
    }

    private static void row(
            Worksheet page, int number, Sheet.Row row, Sheet sheet, FileTimes times) {
        int column = 0;
        for (Object time : times.values(row.bar())) {
            time(page, number, column++, time, times.format());
        }
        List<Long> amounts = row.amounts();
        for (int i = 0; i < amounts.size(); i++, column++) {
            if (amounts.get(i) != null) {
                page.value(number, column, BigDecimal.valueOf(amounts.get(i), 3));
                int decimals = sheet.columns().get(i).decimals();
                page.style(number, column)
                        .format(decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals))
                        .set();
            }
        }
        page.value(
                number,
                column,
                row.remarks().stream().map(Sheet.Remark::text).collect(Collectors.joining(", ")));
    }

    private static void time(Worksheet page, int row, int column, Object time, String format) {
        if (time instanceof LocalDate day) {
            page.value(row, column, day);
            page.style(row, column).format(format).set();
        } else if (time instanceof LocalDateTime moment) {
            page.value(row, column, moment);
            page.style(row, column).format(format).set();
        } else if (time instanceof Number count) {
            page.value(row, column, count);
        } else {
            page.value(row, column, time.toString());
        }
    }
}
