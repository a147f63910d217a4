package se.minasidor.customers.consumption;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import se.minasidor.customers.SwedishTime;

/** Days as they are written, with what has to be known of each; a file holds few different ones. */
final class KnownDays {

    /**
     * @param minutes 1440, or an hour less or more when the clocks change
     */
    record KnownDay(LocalDate date, int minutes) {

        /** Minutes of the month that the day begins. */
        int monthMinutes() {
            return (int)
                    Duration.between(
                                    date.atStartOfDay(SwedishTime.ZONE),
                                    date.plusMonths(1).atStartOfDay(SwedishTime.ZONE))
                            .toMinutes();
        }
    }

    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int MOST = 10_000;

    private final Map<String, Optional<KnownDay>> known = new HashMap<>();

    /** Empty for what is no day. */
    Optional<KnownDay> day(String text) {
        Optional<KnownDay> day = known.get(text);
        if (day == null) {
            day = parse(text);
            if (known.size() < MOST) {
                known.put(text, day);
            }
        }
        return day;
    }

    private static Optional<KnownDay> parse(String text) {
        try {
            if (FORM.matcher(text).matches()) {
                LocalDate date = LocalDate.parse(text);
                return Optional.of(new KnownDay(date, SwedishTime.minutes(date)));
            }
        } catch (DateTimeException noSuchDay) {
            // told by whoever asks
        }
        return Optional.empty();
    }
}
