package se.minasidor.portal.consumption;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.minasidor.customers.Facility;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SwedishTime;
import se.minasidor.portal.wording.Days;
import se.minasidor.portal.wording.Digits;
import se.minasidor.portal.wording.Numbers;

/** How times and amounts of consumption are said in one language. */
final class ConsumptionWords {

    /** Says a text with its placeholders filled. */
    interface Say {
        String say(String key, Map<String, ?> values);
    }

    private static final String TO = "\u2013";

    private final Say say;
    private final LocalDate today;
    private final Days days;
    private final Numbers numbers;
    private final boolean swedish;

    ConsumptionWords(Locale language, Say say, LocalDate today) {
        this.say = say;
        this.today = today;
        this.days = new Days(language);
        this.numbers = new Numbers(language);
        this.swedish = language.getLanguage().equals("sv");
    }

    String say(String key) {
        return say.say("consumption." + key, Map.of());
    }

    String say(String key, Map<String, ?> values) {
        return say.say("consumption." + key, values);
    }

    String service(Facility.Service service) {
        return say.say("facilities.service." + service, Map.of());
    }

    /** {@code 14,4 kWh}. */
    String amount(long amount, Quantity quantity, int decimals) {
        return number(amount, decimals) + "\u00a0" + quantity.getUnit().getSign();
    }

    /** A sum or a mean, with the decimals of its own size. */
    String amount(long amount, Quantity quantity) {
        return amount(amount, quantity, Units.decimals(quantity, amount));
    }

    String number(long amount, int decimals) {
        return numbers.thousandths(amount, decimals);
    }

    /** {@code +1,2}, {@code −36,0}. */
    String difference(long amount, int decimals) {
        String written = number(amount, decimals);
        return amount > 0 && !written.equals(number(0, decimals)) ? "+" + written : written;
    }

    /** {@code 1 253}. */
    String count(long count) {
        return numbers.thousandths(count * 1000, 0);
    }

    String percent(long percent) {
        return numbers.percent(percent);
    }

    String id(String facility) {
        return Digits.facilityId(facility);
    }

    /** {@code El, fjärrvärme och vatten}. */
    String list(List<String> items) {
        StringBuilder list = new StringBuilder(items.get(0));
        for (int i = 1; i < items.size(); i++) {
            list.append(i == items.size() - 1 ? " " + say.say("wording.and", Map.of()) + " " : ", ")
                    .append(items.get(i).toLowerCase(Locale.ROOT));
        }
        return list.toString();
    }

    /** {@code 14}, {@code 14.30}; in other languages {@code 14:00}. */
    String time(LocalTime time) {
        return swedish && time.getMinute() == 0 ? String.valueOf(time.getHour()) : days.time(time);
    }

    /** {@code 6 nov}. */
    String shortDay(LocalDate day) {
        return day.getDayOfMonth() + "\u00a0" + days.shortMonth(day);
    }

    String month(LocalDate day) {
        return days.month(day);
    }

    String date(LocalDate day) {
        return days.date(day);
    }

    String day(LocalDate day) {
        return days.day(day, today);
    }

    /** {@code oktober 2026}, {@code lördag 17 oktober 2026}, {@code 2026}, {@code 2024–2026}. */
    String title(Frame frame) {
        return switch (frame.bars()) {
            case YEAR ->
                    frame.from().getYear() == frame.lastDay().getYear()
                            ? year(frame.from())
                            : year(frame.from()) + TO + year(frame.lastDay());
            case MONTH -> year(frame.from());
            case DAY -> days.period(frame.from(), frame.lastDay());
            case HOUR, QUARTER -> days.shortWeekday(frame.from()) + " " + year(frame.from());
        };
    }

    /** The same with a short month beside a weekday, as wide as the name of a month and year. */
    String shortTitle(Frame frame) {
        return switch (frame.bars()) {
            case HOUR, QUARTER -> days.shortDay(frame.from()) + "\u00a0" + year(frame.from());
            default -> title(frame);
        };
    }

    String year(LocalDate day) {
        return String.valueOf(day.getYear());
    }

    /** Below a bar; empty where there would be too many. */
    String below(ZonedDateTime from, Resolution length) {
        LocalDate day = from.toLocalDate();
        return switch (length) {
            case YEAR -> year(day);
            case MONTH -> days.shortMonth(day);
            case DAY -> String.valueOf(day.getDayOfMonth());
            case HOUR -> hour(from);
            case QUARTER -> from.getMinute() == 0 ? hour(from) : "";
        };
    }

    String weekday(LocalDate day) {
        return days.weekdayName(day);
    }

    /** {@code 18–19}. */
    String clockOf(ZonedDateTime from) {
        return say("at", Map.of("time", hours(from)));
    }

    /** A row's first cell: {@code oktober}, {@code lör 17 okt}, {@code 02–03 (sommartid)}. */
    String row(Bar bar, Resolution length) {
        return switch (length) {
            case YEAR -> year(bar.day());
            case MONTH -> days.month(bar.day());
            case DAY -> days.shortDay(bar.day());
            case HOUR -> hours(bar.from());
            case QUARTER -> quarter(bar.from());
        };
    }

    /** The same as a sentence begins: {@code Lördag 17 oktober}, {@code Kl. 02–03 (sommartid)}. */
    String spoken(Bar bar, Resolution length) {
        return switch (length) {
            case MONTH ->
                    days.capital(
                            days.period(bar.day(), bar.value().to().toLocalDate().minusDays(1)));
            case DAY -> days.capital(days.weekday(bar.day(), today));
            case HOUR, QUARTER -> say("at", Map.of("time", row(bar, length)));
            case YEAR -> row(bar, length);
        };
    }

    /** {@code 17 oktober kl. 18–19}. */
    String hourOf(ZonedDateTime from) {
        return say("hourOf", Map.of("day", day(from.toLocalDate()), "time", hours(from)));
    }

    /**
     * As a clock on the wall would go on: the hour before a change ends at 02 although that is 03.
     */
    private String hours(ZonedDateTime from) {
        return hour(from) + TO + twoDigits(from.getHour() + 1) + twice(from);
    }

    private static String hour(ZonedDateTime time) {
        return twoDigits(time.getHour());
    }

    private String quarter(ZonedDateTime from) {
        int end = from.getHour() * 60 + from.getMinute() + Resolution.QUARTER.minutes();
        return clock(from.getHour(), from.getMinute())
                + TO
                + clock(end / 60, end % 60)
                + twice(from);
    }

    private String clock(int hour, int minute) {
        return twoDigits(hour) + (swedish ? "." : ":") + twoDigits(minute);
    }

    private static String twoDigits(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    /** Which of the two it is, where the clock shows the same hour twice. */
    String twice(ZonedDateTime from) {
        if (from.withEarlierOffsetAtOverlap().isEqual(from.withLaterOffsetAtOverlap())) {
            return "";
        }
        boolean summer = SwedishTime.ZONE.getRules().isDaylightSavings(from.toInstant());
        return " (" + say(summer ? "summerTime" : "standardTime") + ")";
    }
}
