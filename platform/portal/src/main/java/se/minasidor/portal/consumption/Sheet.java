package se.minasidor.portal.consumption;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The same values as a table, for the page and for files.
 *
 * @param time what the rows are called: {@code Dygn}
 * @param sums the last rows of the page's table
 */
public record Sheet(String time, List<Column> columns, List<Row> rows, List<Sum> sums) {

    /** What a column's numbers are. */
    enum Kind {
        AMOUNT,
        /** Of the two columns before; written with its sign. */
        DIFFERENCE,
        /** Has no sum but a mean. */
        MEAN
    }

    /**
     * A column of amounts.
     *
     * @param decimals as shown; files have all there are
     */
    public record Column(String label, String unit, int decimals, Kind kind) {}

    /** What is said of a value: a word and how much it stands out ({@code null}: not at all). */
    public record Remark(String text, String tone) {}

    /**
     * @param amounts in thousandths, null where there is none; as many as there are columns
     * @param address what the row opens into, or null
     */
    public record Row(
            Bar bar, String label, String address, List<Long> amounts, List<Remark> remarks) {}

    /** A row below the others. */
    public record Sum(String label, List<Long> amounts) {}

    /** As it is shown; the difference is that of the two cells before it, as written. */
    String amount(List<Long> amounts, int at, ConsumptionWords words) {
        Column column = columns.get(at);
        Long amount = amounts.get(at);
        if (amount == null) {
            return "\u2013";
        }
        return column.kind() == Kind.DIFFERENCE
                ? words.difference(
                        Units.difference(
                                amounts.get(at - 2), amounts.get(at - 1), column.decimals()),
                        column.decimals())
                : words.number(amount, column.decimals());
    }

    /** Empty where there is nothing to sum up. */
    String sum(Sum sum, int at, ConsumptionWords words) {
        if (sum.amounts().get(at) == null) {
            return "";
        }
        String amount = amount(sum.amounts(), at, words);
        return columns.get(at).kind() == Kind.MEAN
                ? words.say("mean", Map.of("amount", amount))
                : amount;
    }

    /** Columns that are filled in bar by bar. */
    static final class Columns {

        private final List<Column> columns = new ArrayList<>();
        private final List<java.util.function.Function<Bar, Long>> values = new ArrayList<>();
        private final List<Long> sums = new ArrayList<>();

        void add(Column column, Long sum, java.util.function.Function<Bar, Long> value) {
            columns.add(column);
            values.add(value);
            sums.add(sum);
        }

        List<Column> columns() {
            return columns;
        }

        List<Long> amounts(Bar bar) {
            List<Long> amounts = new ArrayList<>();
            values.forEach(value -> amounts.add(value.apply(bar)));
            return amounts;
        }

        List<Long> sums() {
            return sums;
        }
    }
}
