package se.minasidor.portal.consumption;

import java.util.ArrayList;
import java.util.Collections;
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
        add(label, quantity, shownDecimals, Sheet.Kind.AMOUNT, sum, of);
    }

    private void add(
            String label,
            Quantity quantity,
            int shownDecimals,
            Sheet.Kind kind,
            Long sum,
            Function<Bar, Long> of) {
        columns.add(
                new Sheet.Column(label, quantity.getUnit().getSign(), shownDecimals, kind),
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
            add(
                    words.say("difference.column"),
                    quantity,
                    decimals,
                    Sheet.Kind.DIFFERENCE,
                    pairs.isEmpty() ? null : pairs.difference(),
                    Bar::difference);
        }
    }

    private void production() {
        shown.production()
                .ifPresent(
                        p -> {
                            Quantity q = main.quantity();
                            Net net = Net.of(main, p);
                            add(words.say("produced"), q, decimals, p.sum(), b -> in(p, b));
                            add(
                                    words.say("net"),
                                    q,
                                    decimals,
                                    net.covers() ? net.amount() : null,
                                    b -> Net.of(b, p));
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
                                key.equals("cooling") ? Sheet.Kind.MEAN : Sheet.Kind.AMOUNT,
                                sum.orElse(null),
                                bar -> in(b, bar)));
    }

    private static Long in(Bars bars, Bar bar) {
        return bars.at(bar.from()).map(Bar::amount).orElse(null);
    }

    private List<Sheet.Sum> sums() {
        Frame frame = shown.choice().frame();
        Comparison comparison = shown.comparison();
        List<Sheet.Sum> sums = new ArrayList<>();
        List<Long> all = new ArrayList<>(columns.sums());
        sums.add(sum("sum", Stretch.known(main, frame), all));
        if (!main.hasBefore() || comparison.covers(main)) {
            return sums;
        }
        all.set(1, null);
        all.set(2, null);
        if (!comparison.isEmpty()) {
            List<Long> pairs = new ArrayList<>(Collections.nCopies(all.size(), (Long) null));
            pairs.set(0, comparison.now());
            pairs.set(1, comparison.before());
            pairs.set(2, comparison.difference());
            sums.add(sum("same", Stretch.of(comparison.minutes(), frame), pairs));
        }
        return sums;
    }

    private Sheet.Sum sum(String key, Stretch stretch, List<Long> amounts) {
        return new Sheet.Sum(words.say(key, Map.of("length", stretch.say(words))), amounts);
    }
}
