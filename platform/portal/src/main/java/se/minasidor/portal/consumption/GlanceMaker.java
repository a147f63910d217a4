package se.minasidor.portal.consumption;

import java.time.LocalDate;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import se.minasidor.customers.MeteredFacility;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;

/** Puts the latest values of one meter into a few words and a small drawing. */
record GlanceMaker(
        MeteredFacility meter,
        Glances.Lately lately,
        Bars bars,
        ConsumptionWords words,
        Arrival arrival) {

    /** In percent more than the same days last year. */
    private static final long DOUBLED = 100;

    Glance glance(boolean several) {
        Quantity quantity = bars.quantity();
        List<Bar> month =
                bars.all().stream().filter(b -> !b.day().isBefore(lately.month())).toList();
        long sum = month.stream().filter(b -> b.amount() != null).mapToLong(Bar::amount).sum();
        Comparison pairs = Comparison.of(month, bar -> true);
        List<Bar> drawn =
                bars.all()
                        .subList(
                                Math.max(0, bars.all().size() - lately.drawn()), bars.all().size());
        return new Glance(
                several ? Place.of(List.of(meter)).get(0).name() : null,
                words.number(sum, Units.decimals(quantity, sum)),
                quantity.getUnit().getSign(),
                during(),
                change(pairs, new Bars(quantity, bars.length(), month, null)),
                pairs.percent() != null && pairs.percent() < 0,
                pairs.percent() != null && pairs.percent() > 0,
                warning(pairs),
                Sparkline.draw(drawn, title(drawn), range(drawn)),
                drawn.isEmpty() ? "" : end(drawn.get(0)),
                drawn.isEmpty() ? "" : end(drawn.get(drawn.size() - 1)),
                drawn.stream().anyMatch(b -> b.amountBefore() != null),
                yesterday(),
                new Asked(meter.facility().id(), null, null, null, false, "").address());
    }

    private String during() {
        boolean going = lately.month().equals(arrival.today().withDayOfMonth(1));
        return words.say(
                going ? "card.soFar" : "card.in",
                Map.of(
                        "month",
                        lately.month().getYear() == arrival.today().getYear()
                                ? words.month(lately.month())
                                : words.month(lately.month()) + " " + lately.month().getYear()));
    }

    /** With the days it is of, where the sum is of more. */
    private String change(Comparison pairs, Bars month) {
        if (pairs.percent() == null) {
            return null;
        }
        String length = Stretch.of(pairs.minutes(), lately.frame()).say(words);
        return pairs.covers(month)
                ? change(pairs)
                : change(pairs) + ", " + words.say("among", Map.of("length", length));
    }

    private String change(Comparison pairs) {
        long percent = pairs.percent();
        if (percent == 0) {
            return words.say(pairs.difference() == 0 ? "card.changeNone" : "card.changeAbout");
        }
        return words.say(
                percent < 0 ? "card.changeLess" : "card.changeMore",
                Map.of("percent", words.percent(Math.abs(percent))));
    }

    /** Water that doubles is seldom a habit and often a leak. */
    private String warning(Comparison pairs) {
        return bars.quantity() == Quantity.WATER
                        && pairs.percent() != null
                        && pairs.percent() >= DOUBLED
                ? words.say("card.leak")
                : null;
    }

    private String title(List<Bar> drawn) {
        return words.service(meter.facility().service())
                + (drawn.isEmpty()
                        ? ""
                        : ", " + end(drawn.get(0)) + "\u2013" + end(drawn.get(drawn.size() - 1)));
    }

    /** {@code Som mest 16,2 kWh, som minst 9,8 kWh.} */
    private String range(List<Bar> drawn) {
        LongSummaryStatistics known =
                drawn.stream()
                        .filter(b -> b.amount() != null)
                        .mapToLong(Bar::amount)
                        .summaryStatistics();
        if (known.getCount() == 0) {
            return words.say("card.missing");
        }
        return words.say(
                bars.length() == Resolution.MONTH ? "card.months" : "card.days",
                Map.of(
                        "highest", amount(known.getMax()),
                        "lowest", amount(known.getMin())));
    }

    private String amount(long amount) {
        return words.amount(
                amount,
                bars.quantity(),
                Units.decimals(bars.quantity(), bars.length(), bars.max()));
    }

    private String end(Bar bar) {
        return bars.length() == Resolution.MONTH
                ? words.below(bar.from(), Resolution.MONTH) + " " + bar.day().getYear()
                : words.shortDay(bar.day());
    }

    private String yesterday() {
        LocalDate yesterday = arrival.today().minusDays(1);
        return bars.length() == Resolution.MONTH
                ? null
                : bars.all().stream()
                        .filter(b -> b.day().equals(yesterday) && b.amount() != null)
                        .map(b -> amount(b.amount()))
                        .findFirst()
                        .orElse(null);
    }
}
