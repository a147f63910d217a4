package se.minasidor.portal.consumption;

import java.util.Map;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;

/**
 * The period in one sentence: {@code Du använde **362,3 kWh el** i oktober, **9 % mindre** än samma
 * dygn förra året.} What stands between the stars is what the eye should find first.
 */
final class Summary {

    private final Shown shown;
    private final ConsumptionWords words;
    private final Frame frame;
    private final Quantity quantity;

    private Summary(Shown shown, ConsumptionWords words) {
        this.shown = shown;
        this.words = words;
        this.frame = shown.choice().frame();
        this.quantity = shown.main().quantity();
    }

    static String of(Shown shown, ConsumptionWords words) {
        return new Summary(shown, words).sentence();
    }

    private String sentence() {
        Bars main = shown.main();
        boolean produced = quantity == Quantity.EL_PRODUCTION;
        boolean over = !frame.contains(shown.arrival().today()) && !main.any(Bar.Standing.AWAITED);
        String used =
                words.say(
                        (produced ? "produced" : "used")
                                + (hasGaps() ? ".known" : "")
                                + (over ? ".done" : ".soFar"),
                        Map.of(
                                "amount", words.amount(main.sum(), quantity),
                                "what", words.say("what." + shown.choice().service()),
                                "period", period(),
                                "over", Stretch.known(main, frame).over(words)));
        return used + compared(over) + "." + fed();
    }

    /** Is something missing that should be there? Of years it is told beside the sum. */
    private boolean hasGaps() {
        Bars main = shown.main();
        return frame.bars() != Resolution.YEAR
                && (main.any(Bar.Standing.MISSING) || main.any(Bar.Standing.PARTIAL));
    }

    /** {@code i oktober}, {@code under 2026}, {@code den 17 oktober}. */
    private String period() {
        boolean thisYear = frame.from().getYear() == shown.arrival().today().getYear();
        return switch (frame.bars()) {
            case YEAR -> words.say("in.years", Map.of("from", words.date(first())));
            case MONTH -> words.say("in.year", Map.of("year", frame.from().getYear()));
            case DAY ->
                    words.say(
                            "in.month",
                            Map.of(
                                    "month",
                                    thisYear ? words.month(frame.from()) : words.title(frame)));
            case HOUR, QUARTER -> words.say("in.day", Map.of("day", words.day(frame.from())));
        };
    }

    private java.time.LocalDate first() {
        java.time.LocalDate data = shown.choice().data().from();
        return data.isAfter(frame.from()) ? data : frame.from();
    }

    /** Of the same sum, or in a sentence of its own where less than that can be compared. */
    private String compared(boolean over) {
        Comparison pairs = shown.comparison();
        if (frame.bars() == Resolution.YEAR || pairs.percent() == null) {
            return "";
        }
        boolean whole = pairs.covers(shown.main());
        boolean day = whole && over && !hasGaps();
        String change =
                change(
                        pairs,
                        words.say(
                                !Amounts.hours(frame)
                                        ? "than.days"
                                        : day ? "than.day" : "than.hours",
                                Map.of("year", year())));
        return whole
                ? ", " + change
                : ". "
                        + words.say(
                                "comparable",
                                Map.of(
                                        "over",
                                        Stretch.of(pairs.minutes(), frame).over(words),
                                        "change",
                                        change));
    }

    private String change(Comparison pairs, String than) {
        long percent = pairs.percent();
        if (percent == 0) {
            boolean same = pairs.difference() == 0;
            return words.say(same ? "compared.same" : "compared.about", Map.of("than", than));
        }
        return words.say(
                percent < 0 ? "compared.less" : "compared.more",
                Map.of("percent", words.percent(Math.abs(percent)), "than", than));
    }

    /** {@code förra året} where that is clear, else the year. */
    private String year() {
        int before = frame.from().getYear() - 1;
        return before == shown.arrival().today().getYear() - 1
                ? words.say("lastYear")
                : String.valueOf(before);
    }

    private String fed() {
        return shown.production()
                .filter(p -> !p.isEmpty())
                .map(p -> " " + words.say("fed", Map.of("amount", words.amount(p.sum(), quantity))))
                .orElse("");
    }
}
