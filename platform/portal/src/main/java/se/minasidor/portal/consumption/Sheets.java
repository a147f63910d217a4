package se.minasidor.portal.consumption;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import se.minasidor.customers.Facility;
import se.minasidor.customers.Quantity;

/** Makes the table of what is shown. */
final class Sheets {

    private final Shown shown;
    private final ConsumptionWords words;
    private final Bars main;
    private final int decimals;
    private final Sheet.Columns columns = new Sheet.Columns();

    private Sheets(Shown shown, ConsumptionWords words) {
        this.shown = shown;
        this.words = words;
        this.main = shown.main();
        this.decimals = Units.decimals(main.quantity(), main.length(), main.max());
    }

    static Sheet of(Shown shown, ConsumptionWords words) {
        return new Sheets(shown, words).sheet();
    }

    private Sheet sheet() {
        amounts();
        production();
        heat();
        Tip tip = new Tip(shown, words);
        List<Sheet.Row> rows =
                main.all().stream()
                        .filter(b -> b.standing() != Bar.Standing.FUTURE)
                        .filter(b -> b.standing() != Bar.Standing.OUTSIDE)
                        .map(b -> row(b, tip))
                        .toList();
        return new Sheet(words.say("length." + main.length()), columns.columns(), rows, sums());
    }

    private Sheet.Row row(Bar bar, Tip tip) {
        return new Sheet.Row(
                bar,
                words.row(bar, main.length()),
                shown.choice().deeper(bar.day()).map(Asked::address).orElse(null),
                columns.amounts(bar),
                remarks(bar, tip));
    }

    private List<Sheet.Remark> remarks(Bar bar, Tip tip) {
        if (bar.amount() == null) {
            boolean missing = bar.standing() == Bar.Standing.MISSING;
            return List.of(
                    new Sheet.Remark(
                            words.say("table." + bar.standing()), missing ? "plain" : null));
        }
        List<String> special = tip.quality(bar, main.quantity(), decimals);
        return special.isEmpty()
                ? List.of(new Sheet.Remark(words.say("measured"), null))
                : special.stream()
                        .map(
                                text ->
                                        new Sheet.Remark(
                                                text,
                                                bar.standing() == Bar.Standing.PARTIAL
                                                                && text == special.get(0)
                                                        ? "plain"
                                                        : "info"))
                        .toList();
    }

    private void add(
            String label, Quantity quantity, int shownDecimals, Long sum, Function<Bar, Long> of) {
        columns.add(
                new Sheet.Column(label, quantity.getUnit().getSign(), shownDecimals, false),
                sum,
                of);
    }

    private void amounts() {
        Quantity quantity = main.quantity();
        boolean beside = main.hasBefore();
        int year = shown.choice().frame().from().getYear();
        boolean producer = shown.production().isPresent();
        String label =
                producer
                        ? words.say("used.column")
                        : beside ? String.valueOf(year) : words.service(shown.choice().service());
        add(label, quantity, decimals, main.sum(), Bar::amount);
        if (beside) {
            Comparison pairs = shown.comparison();
            add(
                    producer ? label + " " + (year - 1) : String.valueOf(year - 1),
                    quantity,
                    decimals,
                    pairs.isEmpty() ? null : pairs.before(),
                    Bar::amountBefore);
            columns.add(
                    new Sheet.Column(
                            words.say("difference.column"),
                            quantity.getUnit().getSign(),
                            decimals,
                            true),
                    pairs.isEmpty() ? null : pairs.difference(),
                    b ->
                            b.amount() == null || b.amountBefore() == null
                                    ? null
                                    : (Long) (b.amount() - b.amountBefore()));
        }
    }

    private void production() {
        shown.production()
                .ifPresent(
                        p -> {
                            Quantity q = main.quantity();
                            add(words.say("produced"), q, decimals, p.sum(), b -> in(p, b));
                            add(
                                    words.say("net"),
                                    q,
                                    decimals,
                                    main.sum() - p.sum(),
                                    b ->
                                            b.amount() == null || in(p, b) == null
                                                    ? null
                                                    : (Long) (b.amount() - in(p, b)));
                        });
    }

    private void heat() {
        if (shown.choice().service() != Facility.Service.HEAT) {
            return;
        }
        extra("flow", shown.flow(), shown.flow().map(Bars::sum));
        extra("supply", shown.supply(), Optional.empty());
        extra("return", shown.back(), Optional.empty());
        Optional<Bars> cooling = shown.cooling();
        extra("cooling", cooling, cooling.flatMap(c -> Cooling.mean(c, shown.flow())));
    }

    private void extra(String key, Optional<Bars> bars, Optional<Long> sum) {
        bars.ifPresent(
                b ->
                        add(
                                words.say(key),
                                b.quantity(),
                                Math.min(2, Units.decimals(b.quantity(), b.length(), b.max())),
                                sum.orElse(null),
                                bar -> in(b, bar)));
    }

    private static Long in(Bars bars, Bar bar) {
        return bars.at(bar.from()).map(Bar::amount).orElse(null);
    }

    private List<Sheet.Sum> sums() {
        Amounts amounts = Amounts.of(main);
        Frame frame = shown.choice().frame();
        String unit = Amounts.hours(frame) ? "Hours" : "Days";
        long known = Amounts.counted(amounts.knownMinutes(), frame);
        long paired = Amounts.counted(shown.comparison().minutes(), frame);
        List<Sheet.Sum> sums = new ArrayList<>();
        List<Long> all = new ArrayList<>(columns.sums());
        String label = words.say("sum" + unit, Map.of("count", words.count(known)));
        if (!main.hasBefore() || paired == known) {
            sums.add(new Sheet.Sum(label, all));
            return sums;
        }
        List<Long> pairs = new ArrayList<>(java.util.Collections.nCopies(all.size(), (Long) null));
        if (paired > 0) {
            pairs.set(0, shown.comparison().now());
            pairs.set(1, shown.comparison().before());
            pairs.set(2, shown.comparison().difference());
        }
        all.set(1, null);
        all.set(2, null);
        sums.add(new Sheet.Sum(label, all));
        if (paired > 0) {
            sums.add(
                    new Sheet.Sum(
                            words.say("same" + unit + "Sum", Map.of("count", words.count(paired))),
                            pairs));
        }
        return sums;
    }
}
