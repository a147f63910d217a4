package se.minasidor.portal.consumption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;

/** The numbers above the chart: how much, compared with last year, the mean, the highest. */
final class KeyFigures {

    private static final String NONE = "\u2013";

    private final Shown shown;
    private final ConsumptionWords words;
    private final Bars main;
    private final Quantity quantity;
    private final Frame frame;
    private final Amounts amounts;
    private final Comparison comparison;

    /** Is everything compared that is known this year? */
    private final boolean whole;

    private KeyFigures(Shown shown, ConsumptionWords words) {
        this.shown = shown;
        this.words = words;
        this.main = shown.main();
        this.quantity = main.quantity();
        this.frame = shown.choice().frame();
        this.amounts = Amounts.of(main);
        this.comparison = shown.comparison();
        this.whole = comparison.covers(main);
    }

    static List<KeyFigure> of(Shown shown, ConsumptionWords words) {
        KeyFigures figures = new KeyFigures(shown, words);
        List<KeyFigure> all = new ArrayList<>();
        all.add(figures.sum());
        if (shown.choice().frame().bars() != Resolution.YEAR) {
            all.add(figures.before());
        }
        all.add(figures.mean());
        Amounts.highest(figures.main).ifPresent(h -> all.add(figures.highest(h)));
        figures.production(all);
        figures.heat(all);
        return all;
    }

    private KeyFigure figure(String label, long amount, Quantity of, String note) {
        return figure(label, amount, of, Units.decimals(of, amount), note);
    }

    private KeyFigure figure(String label, long amount, Quantity of, int decimals, String note) {
        return new KeyFigure(label, words.number(amount, decimals), of.getUnit().getSign(), note);
    }

    private KeyFigure sum() {
        String title = words.title(frame);
        return figure(
                title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1),
                amounts.sum(),
                quantity,
                (whole || Amounts.hours(frame)) && !comparison.isEmpty()
                        ? decimals()
                        : Units.decimals(quantity, amounts.sum()),
                known());
    }

    /**
     * Of figures that are held against each other; of hours as in the table, but no more than two.
     */
    private int decimals() {
        int own =
                Math.min(
                        Units.decimals(quantity, comparison.now()),
                        Units.decimals(quantity, comparison.before()));
        return Amounts.hours(frame)
                ? Math.max(own, Math.min(2, Units.decimals(quantity, main.length(), main.max())))
                : own;
    }

    /** {@code 29 av 31 dygn}, or {@code 31 dygn} when none is missing. */
    private String known() {
        Stretch known = Stretch.known(main, frame);
        if (amounts.knownMinutes() >= amounts.ownMinutes() || frame.bars() == Resolution.YEAR) {
            return known.say(words);
        }
        Stretch all = Stretch.of(amounts.ownMinutes(), frame);
        boolean hours = Amounts.hours(frame) || known.days() == 0 && known.minutes() > 0;
        return known.isPlain() && hours == Amounts.hours(frame)
                ? words.say(
                        hours ? "ofHours" : "ofDays",
                        Map.of("known", known.number(words), "of", all.number(words)))
                : words.say("ofLength", Map.of("known", known.say(words), "of", all.say(words)));
    }

    /** Last year's same days; beside them this year's, where the sum is of more than these. */
    private KeyFigure before() {
        int year = frame.from().getYear();
        String unit = Amounts.hours(frame) ? "sameHours" : "sameDays";
        if (comparison.isEmpty()) {
            return new KeyFigure(
                    words.say(unit, Map.of("year", year - 1)),
                    NONE,
                    "",
                    words.say("nothingToCompare"));
        }
        String difference =
                words.say(
                        "difference",
                        Map.of(
                                "amount",
                                words.difference(
                                                Units.difference(
                                                        comparison.now(),
                                                        comparison.before(),
                                                        decimals()),
                                                decimals())
                                        + "\u00a0"
                                        + quantity.getUnit().getSign()));
        return whole
                ? figure(
                        words.say(unit, Map.of("year", year - 1)),
                        comparison.before(),
                        quantity,
                        decimals(),
                        difference)
                : figure(
                        words.say(
                                "sameIn",
                                Map.of("length", length(comparison.minutes()), "year", year - 1)),
                        comparison.before(),
                        quantity,
                        decimals(),
                        year
                                + ": "
                                + words.amount(comparison.now(), quantity, decimals())
                                + ", "
                                + difference);
    }

    private String length(long minutes) {
        return Stretch.of(minutes, frame).say(words);
    }

    /** Beside last year's only where both are of the same days. */
    private KeyFigure mean() {
        String label = words.say(Amounts.hours(frame) ? "meanHour" : "meanDay");
        String note =
                Amounts.mean(comparison.before(), comparison.minutes(), frame)
                        .filter(m -> whole)
                        .map(m -> (frame.from().getYear() - 1) + ": " + words.amount(m, quantity))
                        .orElse("");
        return Amounts.mean(amounts.sum(), amounts.knownMinutes(), frame)
                .map(m -> figure(label, m, quantity, note))
                .orElse(new KeyFigure(label, NONE, "", ""));
    }

    private KeyFigure highest(Amounts.Highest highest) {
        boolean hour = highest.hour() != null;
        String when =
                hour
                        ? Amounts.hours(frame)
                                ? words.clockOf(highest.hour().from())
                                : words.hourOf(highest.hour().from())
                        : words.spoken(highest.bar(), main.length());
        return figure(
                words.say("highest." + (hour ? Resolution.HOUR : main.length())),
                highest.amount(),
                quantity,
                when);
    }

    private void production(List<KeyFigure> all) {
        shown.production()
                .ifPresent(
                        p -> {
                            all.add(
                                    figure(
                                            words.say("produced"),
                                            p.sum(),
                                            quantity,
                                            words.say("produced.note")));
                            all.add(net(Net.of(main, p)));
                        });
    }

    private KeyFigure net(Net net) {
        if (net.minutes() == 0) {
            return new KeyFigure(words.say("net"), NONE, "", "");
        }
        String note = words.say(net.amount() < 0 ? "net.more" : "net.less");
        return figure(
                words.say("net"),
                net.amount(),
                quantity,
                net.covers()
                        ? note
                        : note
                                + ", "
                                + words.say("among", Map.of("length", length(net.minutes()))));
    }

    private void heat(List<KeyFigure> all) {
        shown.flow()
                .filter(f -> !f.isEmpty())
                .ifPresent(f -> all.add(figure(words.say("flow"), f.sum(), f.quantity(), "")));
        shown.cooling()
                .flatMap(c -> Cooling.mean(c, shown.flow()))
                .ifPresent(
                        mean ->
                                all.add(
                                        figure(
                                                words.say("cooling"),
                                                mean,
                                                Quantity.HEAT_RETURN_TEMPERATURE,
                                                words.say(
                                                        shown.flow().isPresent()
                                                                ? "cooling.weighed"
                                                                : "cooling.plain"))));
    }
}
