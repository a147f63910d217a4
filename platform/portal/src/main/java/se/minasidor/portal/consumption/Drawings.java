package se.minasidor.portal.consumption;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.minasidor.customers.Resolution;

/** The page's pictures of the values, and what explains them. */
public final class Drawings {

    private final Shown shown;
    private final ConsumptionWords words;
    private final Bars main;

    Drawings(Shown shown, ConsumptionWords words) {
        this.shown = shown;
        this.words = words;
        this.main = shown.main();
    }

    /** The main chart; its bars open into finer ones. */
    public String getMain() {
        Tip tip = new Tip(shown, words);
        return new Chart(
                        main,
                        shown.production(),
                        Chart.Size.LARGE,
                        words,
                        bar -> tip.of(bar, main),
                        bar -> shown.choice().deeper(bar.day()).map(Asked::address))
                .draw(
                        words.say(
                                "chart.label",
                                Map.of(
                                        "what",
                                        words.service(shown.choice().service()),
                                        "period",
                                        words.title(shown.choice().frame()))));
    }

    /** {@code Välj en stapel för att se timmarna.} Empty where the bars lead nowhere. */
    String hint() {
        Resolution deeper = Frame.deeper(main.length());
        boolean opens = deeper != main.length() && shown.choice().offered().contains(deeper);
        return opens ? words.say("open." + deeper) : "";
    }

    /** {@code kWh per dygn.} */
    String unit() {
        return words.say(
                "per." + main.length(), Map.of("unit", main.quantity().getUnit().getSign()));
    }

    public String getFlow() {
        return small(shown.flow(), "flow");
    }

    public String getCooling() {
        return small(shown.cooling(), "cooling");
    }

    /** Null where that is not measured or nothing is known of it. */
    private String small(Optional<Bars> bars, String key) {
        return bars.filter(b -> !b.isEmpty())
                .map(
                        b ->
                                new Chart(
                                                b,
                                                Optional.empty(),
                                                Chart.Size.SMALL,
                                                words,
                                                bar -> tip(bar, b, key),
                                                bar -> Optional.empty())
                                        .draw(
                                                words.say(key)
                                                        + ", "
                                                        + words.title(shown.choice().frame())))
                .orElse(null);
    }

    private List<String> tip(Bar bar, Bars bars, String key) {
        return new Tip(shown, words).of(bar, bars);
    }

    /** What the main chart's marks mean. */
    public String getLegend() {
        return Legend.of(shown, words);
    }
}
