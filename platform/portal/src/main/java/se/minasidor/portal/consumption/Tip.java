package se.minasidor.portal.consumption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.minasidor.customers.MeterValue;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;

/** All that is known of one bar, in lines: when and how much, last year, and how it came to be. */
final class Tip {

    private final Shown shown;
    private final ConsumptionWords words;

    Tip(Shown shown, ConsumptionWords words) {
        this.shown = shown;
        this.words = words;
    }

    /** The first line is the heading. */
    List<String> of(Bar bar, Bars bars) {
        Resolution length = bars.length();
        int decimals = Units.decimals(bars.quantity(), length, bars.max());
        List<String> lines = new ArrayList<>();
        lines.add(
                words.spoken(bar, length)
                        + ": "
                        + (bar.amount() == null
                                ? words.say("standing." + bar.standing())
                                : words.amount(bar.amount(), bars.quantity(), decimals)));
        if (bar.amountBefore() != null) {
            lines.add(
                    words.year(bar.before().from().toLocalDate())
                            + ": "
                            + words.amount(bar.amountBefore(), bars.quantity(), decimals));
        }
        production(bar, bars).ifPresent(lines::addAll);
        quality(bar, bars.quantity(), decimals).forEach(lines::add);
        return lines;
    }

    private Optional<List<String>> production(Bar bar, Bars bars) {
        return shown.production()
                .flatMap(p -> p.at(bar.from()))
                .filter(p -> bars.quantity() == Quantity.EL_CONSUMPTION && p.amount() != null)
                .map(
                        p -> {
                            int decimals =
                                    Units.decimals(bars.quantity(), bars.length(), bars.max());
                            List<String> lines = new ArrayList<>();
                            lines.add(
                                    words.say("produced")
                                            + ": "
                                            + words.amount(p.amount(), bars.quantity(), decimals));
                            Long net = Net.of(bar, shown.production().orElseThrow());
                            if (net != null) {
                                lines.add(
                                        words.say("net")
                                                + ": "
                                                + words.amount(net, bars.quantity(), decimals));
                            }
                            return lines;
                        });
    }

    /** What is special about a value, in words; nothing where it was simply measured. */
    List<String> quality(Bar bar, Quantity quantity, int decimals) {
        MeterValue value = bar.value();
        List<String> lines = new ArrayList<>();
        if (bar.standing() == Bar.Standing.PARTIAL) {
            lines.add(words.say("partly", Map.of("part", missing(value))));
        } else if (bar.standing() == Bar.Standing.ONGOING) {
            lines.add(words.say("standing.ONGOING"));
        }
        if (value.amount() != null && value.isEstimated()) {
            boolean all = value.estimatedMinutes() >= value.knownMinutes();
            lines.add(words.say(all ? "estimated" : "partlyEstimated"));
        }
        if (value.derived()) {
            lines.add(words.say("derived"));
        }
        if (value.corrected() && isLong(value)) {
            lines.add(words.say("partlyCorrected"));
        } else if (value.corrected()) {
            lines.add(
                    value.before() == null
                            ? words.say("corrected")
                            : words.say(
                                    "correctedFrom",
                                    Map.of(
                                            "before",
                                            words.amount(value.before(), quantity, decimals))));
        }
        return lines;
    }

    /** Many days, of which some may be corrected; of the whole nothing else was said before. */
    private static boolean isLong(MeterValue value) {
        return value.to().isAfter(value.from().plusDays(1));
    }

    /** {@code 6 av 24 timmar}, {@code 2 av 31 dygn}. */
    private String missing(MeterValue value) {
        long whole = Duration.between(value.from(), value.to()).toMinutes();
        boolean hours = whole <= 25 * 60;
        int unit = hours ? 60 : 24 * 60;
        long of = Math.round((double) value.ownMinutes() / unit);
        long known = Math.round((double) value.knownMinutes() / unit);
        return words.say(
                hours ? "ofHours" : "ofDays", Map.of("known", Math.max(1, of - known), "of", of));
    }
}
