package se.minasidor.portal.consumption;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import se.minasidor.customers.MeterValue;
import se.minasidor.customers.Resolution;

/**
 * How long something is known: {@code 19 dygn och 17 timmar}, {@code 23 timmar}.
 *
 * @param days known from end to end; none where hours are counted
 * @param minutes what is known of other days
 */
record Stretch(long days, long minutes) {

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    /** So long within a period; days are told from hours although a day may have 23 or 25. */
    static Stretch of(long minutes, Frame frame) {
        return Amounts.hours(frame) ? new Stretch(0, minutes) : days(minutes);
    }

    private static Stretch days(long minutes) {
        long days = (minutes + HOUR) / DAY;
        long rest = minutes - days * DAY;
        return new Stretch(days, days > 0 && rest <= HOUR ? 0 : rest);
    }

    /** What is known of a period; a day with gaps is not a day. */
    static Stretch known(Bars bars, Frame frame) {
        if (Amounts.hours(frame)) {
            return new Stretch(0, Amounts.of(bars).knownMinutes());
        }
        long days = 0;
        long minutes = 0;
        for (Bar bar : bars.all()) {
            Stretch part = known(bar.value(), bars.length());
            days += part.days();
            minutes += part.minutes();
        }
        long more = bars.length() == Resolution.DAY ? 0 : minutes / DAY;
        return new Stretch(days + more, minutes - more * DAY);
    }

    private static Stretch known(MeterValue value, Resolution length) {
        int known = value.knownMinutes();
        if (known >= Duration.between(value.from(), value.to()).toMinutes()) {
            return new Stretch(
                    ChronoUnit.DAYS.between(value.from().toLocalDate(), value.to().toLocalDate()),
                    0);
        }
        return length == Resolution.DAY ? new Stretch(0, known) : days(known);
    }

    /** One number with one unit, for days and hours alike. */
    boolean isPlain() {
        return days == 0 || minutes == 0;
    }

    /** {@code 19}, {@code 17,5}: of days, or of hours where there are no days. */
    String number(ConsumptionWords words) {
        return days > 0 ? words.count(days) : hours(words);
    }

    private String hours(ConsumptionWords words) {
        return words.number(
                Math.round(minutes * 1000.0 / HOUR),
                minutes % HOUR == 0 ? 0 : minutes % (HOUR / 2) == 0 ? 1 : 2);
    }

    String say(ConsumptionWords words) {
        String ofDays =
                words.say(
                        days == 1 ? "stretch.day" : "stretch.days",
                        Map.of("count", words.count(days)));
        String ofHours =
                words.say(
                        minutes == HOUR ? "stretch.hour" : "stretch.hours",
                        Map.of("count", hours(words)));
        return days == 0 && minutes > 0
                ? ofHours
                : minutes == 0
                        ? ofDays
                        : words.say("stretch.both", Map.of("days", ofDays, "hours", ofHours));
    }

    /** How a sentence about that time begins: {@code På de 61 dygn}, {@code På den enda timme}. */
    String over(ConsumptionWords words) {
        if (days == 0 && minutes == HOUR || days == 1 && minutes == 0) {
            return words.say(days == 1 ? "over.day" : "over.hour");
        }
        return words.say("over", Map.of("length", say(words)));
    }
}
