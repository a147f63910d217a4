package se.minasidor.portal.wording;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Days and periods in one language. The year is left out of a day where it is this year. */
public final class Days {

    private static final String DAY = "d'\u00a0'MMMM";
    private static final String TO = "\u2013";

    private record Format(String pattern, Locale language) {}

    private static final Map<Format, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    private final Locale language;

    public Days(Locale language) {
        this.language = language;
    }

    /** {@code 30 november 2026}. */
    public String date(LocalDate day) {
        return written(day, DAY + " y");
    }

    /** {@code 30 nov 2026}, for tables. */
    public String shortDate(LocalDate day) {
        return written(day, "d'\u00a0'MMM'\u00a0'y").replace(".", "");
    }

    /** {@code måndag 30 november}. */
    public String weekday(LocalDate day, LocalDate today) {
        return written(day, "EEEE " + DAY + year(day, today));
    }

    /** {@code 30 november}. */
    public String day(LocalDate day, LocalDate today) {
        return written(day, DAY + year(day, today));
    }

    /** {@code Fredag 20 november 2026}, beside a heading. */
    public String headline(LocalDate day) {
        return capital(written(day, "EEEE " + DAY + " y"));
    }

    /** {@code lör 17 okt}, for tables. */
    public String shortDay(LocalDate day) {
        return weekdayName(day) + " " + written(day, "d'\u00a0'") + shortMonth(day);
    }

    /** {@code lör 17 oktober}. */
    public String shortWeekday(LocalDate day) {
        return weekdayName(day) + " " + written(day, DAY);
    }

    /** {@code sön}. */
    public String weekdayName(LocalDate day) {
        return written(day, "EEE").substring(0, 3);
    }

    /** {@code oktober}. */
    public String month(LocalDate day) {
        return written(day, "LLLL");
    }

    /** {@code okt}, below a bar. */
    public String shortMonth(LocalDate day) {
        String written = written(day, "LLL").replace(".", "");
        return written.substring(0, Math.min(3, written.length()));
    }

    /** With a capital first, as a line begins. */
    public String capital(String words) {
        return words.substring(0, 1).toUpperCase(language) + words.substring(1);
    }

    /** {@code 14.05} the Swedish way, {@code 14:05} in other languages. */
    public String time(LocalTime time) {
        String separator = language.getLanguage().equals("sv") ? "." : ":";
        return format("HH'" + separator + "'mm").format(time);
    }

    /**
     * {@code oktober 2026}, {@code juli–september 2026}, or the days themselves where a period is
     * not made of whole months; empty when it is not known.
     */
    public String period(LocalDate from, LocalDate to) {
        if (from == null || to == null) {
            return "";
        }
        if (!wholeMonths(from, to)) {
            return from.equals(to)
                    ? shortDate(from)
                    : written(from, "d'\u00a0'MMM" + year(from, to)).replace(".", "")
                            + TO
                            + shortDate(to);
        }
        return YearMonth.from(from).equals(YearMonth.from(to))
                ? written(to, "MMMM y")
                : written(from, "MMMM" + year(from, to)) + TO + written(to, "MMMM y");
    }

    private static boolean wholeMonths(LocalDate from, LocalDate to) {
        return from.getDayOfMonth() == 1 && to.getDayOfMonth() == to.lengthOfMonth();
    }

    private static String year(LocalDate day, LocalDate reference) {
        return day.getYear() == reference.getYear() ? "" : " y";
    }

    private String written(LocalDate day, String pattern) {
        return format(pattern).format(day);
    }

    private DateTimeFormatter format(String pattern) {
        return FORMATS.computeIfAbsent(
                new Format(pattern, language),
                f -> DateTimeFormatter.ofPattern(f.pattern(), f.language()));
    }
}
