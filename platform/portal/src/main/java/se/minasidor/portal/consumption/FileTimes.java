package se.minasidor.portal.consumption;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import se.minasidor.customers.Resolution;

/**
 * How files tell the time of a row, so that programs understand it and so that the two hours that a
 * clock shows twice differ: year, month and day in one column; hours with their end and how far
 * Swedish time is from UTC. An hour's end is told by the same clock as its beginning, so that the
 * hour before a change is an hour long.
 */
record FileTimes(Resolution length, ConsumptionWords words) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private boolean fine() {
        return length == Resolution.HOUR || length == Resolution.QUARTER;
    }

    List<String> heads() {
        return fine()
                ? List.of(words.say("file.from"), words.say("file.to"), words.say("file.utc"))
                : List.of(words.say("length." + length));
    }

    String remarkHead() {
        return words.say("quality");
    }

    /** As text, by ISO 8601. */
    List<String> texts(Bar bar) {
        LocalDate day = bar.day();
        return switch (length) {
            case YEAR -> List.of(String.valueOf(day.getYear()));
            case MONTH -> List.of(day.toString().substring(0, 7));
            case DAY -> List.of(day.toString());
            case HOUR, QUARTER ->
                    List.of(
                            MINUTE.format(bar.from()),
                            MINUTE.format(end(bar)),
                            bar.from().getOffset().toString());
        };
    }

    /** As values of a spreadsheet: years as numbers, the rest as dates. */
    List<Object> values(Bar bar) {
        LocalDate day = bar.day();
        return switch (length) {
            case YEAR -> List.of(day.getYear());
            case MONTH, DAY -> List.of(day);
            case HOUR, QUARTER ->
                    List.of(
                            bar.from().toLocalDateTime(),
                            end(bar),
                            bar.from().getOffset().toString());
        };
    }

    /** How a spreadsheet shows them. */
    String format() {
        return fine() ? "yyyy-mm-dd hh:mm" : length == Resolution.MONTH ? "yyyy-mm" : "yyyy-mm-dd";
    }

    private static LocalDateTime end(Bar bar) {
        return bar.value().to().withZoneSameInstant(bar.from().getOffset()).toLocalDateTime();
    }
}
