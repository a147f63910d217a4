package se.minasidor.tenancy.folders;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.minasidor.tenancy.HostName;
import se.minasidor.tenancy.SecretReference;

/**
 * What a setting's value must look like.
 *
 * @param form in words, for the table of settings
 * @param list whether commas separate several values
 * @param valid accepts one value
 * @param known what a person could have written instead, such as "known methods are ..."
 */
record Kind(String form, boolean list, Predicate<String> valid, String known) {

    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})([smhd])");

    /** What is wrong with a value, as the second half of a sentence that begins with the key. */
    Optional<String> fault(String value) {
        for (String part : list ? parts(value) : List.of(value)) {
            if (!valid.test(part)) {
                return Optional.of("says \"" + part + "\"; " + known);
            }
        }
        return Optional.empty();
    }

    static List<String> parts(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    static Kind oneOf(String plural, String... words) {
        List<String> all = List.of(words);
        return new Kind(
                String.join(" \\| ", words),
                false,
                all::contains,
                "known " + plural + " are " + String.join(", ", words));
    }

    static Kind someOf(String plural, String... words) {
        List<String> all = List.of(words);
        return new Kind(
                "some of " + String.join(", ", words),
                true,
                all::contains,
                "known " + plural + " are " + String.join(", ", words));
    }

    static Kind yesNo() {
        return new Kind(
                "true \\| false",
                false,
                List.of("true", "false")::contains,
                "known values are true, false");
    }

    static Kind text() {
        return new Kind("text", false, value -> value.length() <= 200, "200 characters at most");
    }

    static Kind matching(String form, String pattern) {
        return new Kind(
                form, false, Pattern.compile(pattern).asMatchPredicate(), "expected " + form);
    }

    static Kind listMatching(String form, String pattern) {
        return new Kind(
                form, true, Pattern.compile(pattern).asMatchPredicate(), "expected " + form);
    }

    static Kind secret() {
        return new Kind(
                "env:NAME or file:/path",
                false,
                SecretReference::isOne,
                "expected env:NAME or file:/path, where the secret lies");
    }

    static Kind host() {
        return new Kind("host name", false, Kind::isHost, "expected a host name without port");
    }

    static Kind hosts() {
        return new Kind("host names", true, Kind::isHost, "expected host names without port");
    }

    static Kind url() {
        return new Kind("https address", false, Kind::isUrl, "expected an address with https://");
    }

    static Kind number(int from, int to) {
        return new Kind(
                from + " to " + to,
                false,
                value -> value.matches("[0-9]{1,6}") && within(Integer.parseInt(value), from, to),
                "expected a whole number from " + from + " to " + to);
    }

    static Kind time(String from, String to) {
        long least = duration(from).orElseThrow().toSeconds();
        long most = duration(to).orElseThrow().toSeconds();
        return new Kind(
                "time, " + from + " to " + to,
                false,
                value ->
                        duration(value)
                                .filter(d -> d.toSeconds() >= least && d.toSeconds() <= most)
                                .isPresent(),
                "expected a time from " + from + " to " + to + ", such as 30s, 15m, 12h or 2d");
    }

    static Kind date() {
        return new Kind("date", false, Kind::isDate, "expected a date such as 2026-11-30");
    }

    static Kind zone() {
        return new Kind(
                "time zone",
                false,
                ZoneId.getAvailableZoneIds()::contains,
                "expected a time zone such as Europe/Stockholm");
    }

    static Optional<Duration> duration(String value) {
        Matcher parts = DURATION.matcher(value);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(parts.group(1));
        return Optional.of(
                switch (parts.group(2)) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    private static boolean within(int value, int from, int to) {
        return value >= from && value <= to;
    }

    private static boolean isHost(String value) {
        return HostName.ofSetting(value).isPresent();
    }

    private static boolean isUrl(String value) {
        try {
            URI uri = URI.create(value);
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException notAUri) {
            return false;
        }
    }

    private static boolean isDate(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeParseException notADate) {
            return false;
        }
    }
}
