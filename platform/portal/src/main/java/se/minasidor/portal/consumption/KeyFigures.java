package se.minasidor.portal.consumption;

import java.util.ArrayList;
import java.util.List;
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

    private KeyFigures(Shown shown, ConsumptionWords words) {
        this.shown = shown;
        this.words = words;
        this.main = shown.main();
        this.quantity = main.quantity();
        this.frame = shown.choice().frame();
        this.amounts = Amounts.of(main);
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
        return new KeyFigure(
                label,
                words.number(amount, Units.decimals(of, amount)),
                of.getUnit().getSign(),
                note);
    }

    private KeyFigure sum() {
        String title = words.title(frame);
        return figure(
                title.substring(0, 1).toUpperCase() + title.substring(1),
                amounts.sum(),
                quantity,
                known(amounts.knownMinutes(), amounts.ownMinutes()));
    }

    /** {@code 29 av 31 dygn}, or {@code 31 dygn} when none is missing. */
    private String known(long minutes, long of) {
        long known = Amounts.counted(minutes, frame);
        long all = Amounts.counted(of, frame);
        String unit = Amounts.hours(frame) ? "Hours" : "Days";
        boolean whole = known == all || frame.bars() == Resolution.YEAR;
        return whole
                ? words.say("all" + unit, Map.of("of", words.count(known)))
                : words.say(
                        "of" + unit, Map.of("known", words.count(known), "of", words.count(all)));
    }

    private KeyFigure before() {
        Comparison pairs = shown.comparison();
        String label =
                words.say(
                        Amounts.hours(frame) ? "sameHours" : "sameDays",
                        Map.of("year", frame.from().getYear() - 1));
        if (pairs.isEmpty()) {
            return new KeyFigure(label, NONE, "", words.say("nothingToCompare"));
        }
        int decimals = Units.decimals(quantity, pairs.before());
        String note =
                words.say(
                        "difference",
                        Map.of(
                                "amount",
                                words.difference(
                                                Units.difference(
                                                        pairs.now(), pairs.before(), decimals),
                                                decimals)
                                        + "\u00a0"
                                        + quantity.getUnit().getSign()));
        boolean all = counts(pairs.minutes()) == counts(amounts.knownMinutes());
        return figure(
                label, pairs.before(), quantity, all ? note : note + " " + among(pairs.minutes()));
    }

    /** {@code på 19 dygn}: the difference is that of the days that both years know. */
    private String among(long minutes) {
        String unit = Amounts.hours(frame) ? "Hours" : "Days";
        return words.say("among" + unit, Map.of("of", words.count(counts(minutes))));
    }

    private long counts(long minutes) {
        return Amounts.counted(minutes, frame);
    }

    private KeyFigure mean() {
        String label = words.say(Amounts.hours(frame) ? "meanHour" : "meanDay");
        Comparison pairs = shown.comparison();
        String note =
                Amounts.mean(pairs.before(), pairs.minutes(), frame)
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
                            long net = amounts.sum() - p.sum();
                            all.add(
                                    figure(
                                            words.say("net"),
                                            net,
                                            quantity,
                                            words.say(net < 0 ? "net.more" : "net.less")));
                        });
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
