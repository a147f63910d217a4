package se.minasidor.portal.consumption;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import se.minasidor.customers.Resolution;
import se.minasidor.portal.parts.Markup;

/**
 * Draws bars. Places along the time are in percent and heights in pixels, so that one drawing fits
 * every width and letters stay as large as they are; colours are the page's own classes.
 */
final class Chart {

    /** How tall a drawing is, and whether it is the page's main one. */
    enum Size {
        LARGE(264),
        SMALL(96);

        private final int height;

        Size(int height) {
            this.height = height;
        }
    }

    private static final int ABOVE = 30;
    private static final int LABELS = 46;

    /** From so many bars on, last year is a line; on a phone from {@link #SOME} on. */
    static final int MANY = 60;

    static final int SOME = 20;

    /** The least that is hatched, and what a bar's missing part looks like above it, in pixels. */
    private static final int HATCH = 6;

    private static final int OPEN = 14;
    private static final double BAR = 0.46;
    private static final double WIDE_BAR = 0.66;
    private static final double OUTLINE = 0.78;

    private final Bars bars;
    private final Optional<Bars> drawnDown;
    private final Size size;
    private final ConsumptionWords words;
    private final Function<Bar, List<String>> tip;
    private final Function<Bar, Optional<String>> link;
    private final Axis axis;
    private final int n;
    private final Markup svg = new Markup();

    /**
     * @param drawnDown drawn downwards from the base line
     * @param tip what is told of a bar; the first line is its heading
     * @param link what a bar opens into
     */
    Chart(
            Bars bars,
            Optional<Bars> drawnDown,
            Size size,
            ConsumptionWords words,
            Function<Bar, List<String>> tip,
            Function<Bar, Optional<String>> link) {
        this.bars = bars;
        this.drawnDown = drawnDown.filter(b -> b.all().size() == bars.all().size());
        this.size = size;
        this.words = words;
        this.tip = tip;
        this.link = link;
        this.n = Math.max(1, bars.all().size());
        this.axis = Axis.of(-this.drawnDown.map(Bars::max).orElse(0L), bars.max());
    }

    /**
     * The whole drawing.
     *
     * @param label what a screen reader calls it
     */
    String draw(String label) {
        int height = ABOVE + size.height + LABELS;
        svg.open("div", "class", "chart " + density(), "data-chart", "");
        svg.open(
                "svg",
                "class",
                "chart__axis",
                "width",
                52,
                "height",
                height,
                "aria-hidden",
                "true");
        for (long step : axis.steps()) {
            svg.text(
                    "text",
                    step == 0 ? "0" : words.number(Math.abs(step), axis.decimals()),
                    "x",
                    40,
                    "y",
                    y(step) + 5,
                    "text-anchor",
                    "end");
        }
        svg.close("svg");
        svg.open(
                "svg",
                "class",
                "chart__plot",
                "height",
                height,
                "role",
                "group",
                "aria-label",
                label);
        patterns();
        for (long step : axis.steps()) {
            line(step == 0 ? "chart__base" : "chart__grid", 0, 1, y(step));
        }
        for (int i = 0; i < bars.all().size(); i++) {
            slot(i);
        }
        if (bars.hasBefore()) {
            stepLine(bars, 1);
        }
        drawnDown.filter(Bars::hasBefore).ifPresent(b -> stepLine(b, -1));
        gaps();
        svg.close("svg");
        svg.close("div");
        return svg.toString();
    }

    private String density() {
        return n > MANY ? "chart--many" : n > SOME ? "chart--some" : "chart--few";
    }

    private double y(long value) {
        return ABOVE + axis.y(value, size.height);
    }

    private double middle(int i) {
        return (i + 0.5) / n;
    }

    /** Of the same name in every drawing, and the same drawing under every name. */
    private void patterns() {
        if (size != Size.LARGE) {
            return;
        }
        svg.open("defs");
        svg.open(
                "pattern",
                "id",
                "beraknat",
                "width",
                7,
                "height",
                7,
                "patternUnits",
                "userSpaceOnUse");
        ground();
        svg.leaf("path", "class", "chart__hatch", "d", "M-2 9 9-2M-2 2 2-2M5 9 9 5");
        svg.close("pattern");
        svg.open(
                "pattern",
                "id",
                "fjardedel",
                "width",
                6,
                "height",
                6,
                "patternUnits",
                "userSpaceOnUse");
        ground();
        svg.leaf("path", "class", "chart__hatch", "d", "M0 1.5H6M0 4.5H6");
        svg.close("pattern");
        svg.close("defs");
    }

    private void ground() {
        svg.leaf("rect", "class", "chart__ground", "width", 9, "height", 9);
    }

    private void line(String style, double from, double to, double y) {
        svg.leaf(
                "line",
                "class",
                style,
                "x1",
                Markup.percent(from),
                "x2",
                Markup.percent(to),
                "y1",
                y,
                "y2",
                y);
    }

    private void slot(int i) {
        Bar bar = bars.all().get(i);
        boolean shown =
                bar.standing() != Bar.Standing.OUTSIDE && bar.standing() != Bar.Standing.FUTURE;
        if (shown || bar.amountBefore() != null) {
            List<String> lines = tip.apply(bar);
            Optional<String> open = shown ? link.apply(bar) : Optional.empty();
            String element = open.isPresent() ? "a" : "g";
            svg.open(
                    element,
                    "class",
                    "chart__slot",
                    "href",
                    open.orElse(null),
                    "role",
                    open.isPresent() ? null : "img",
                    "aria-label",
                    String.join(". ", lines));
            svg.text("title", String.join("\n", lines));
            rect("chart__hit", null, i, 1, ABOVE, size.height);
            outline(i, bar.amountBefore(), 1);
            drawnDown.ifPresent(b -> outline(i, b.all().get(i).amountBefore(), -1));
            value(i, bar, 1);
            drawnDown.ifPresent(b -> value(i, b.all().get(i), -1));
            svg.close(element);
        }
        label(i, bar);
    }

    private void rect(String style, String fill, int i, double part, double y, double height) {
        svg.leaf(
                "rect",
                "class",
                style,
                "fill",
                fill,
                "x",
                Markup.percent((i + (1 - part) / 2) / n),
                "y",
                y,
                "width",
                Markup.percent(part / n),
                "height",
                height);
    }

    private void outline(int i, Long before, int sign) {
        if (before == null || n > MANY || bars.length() == Resolution.YEAR) {
            return;
        }
        double end = y(sign * before);
        rect("chart__before", null, i, OUTLINE, Math.min(end, y(0)), Math.abs(y(0) - end));
    }

    /** Solid, and hatched at its end for the part that was estimated. */
    private void value(int i, Bar bar, int sign) {
        if (bar.amount() == null) {
            return;
        }
        double part = n > MANY || !bars.hasBefore() ? WIDE_BAR : BAR;
        String side = sign > 0 ? "chart__bar" : "chart__bar chart__bar--below";
        boolean derived = bar.value().derived();
        double share = derived ? 1 : seen(bar.estimatedShare());
        double base = y(0);
        double end = y(sign * bar.amount());
        double height = Math.abs(base - end);
        double hatched = hatched(share, height);
        double turn = end + sign * hatched;
        if (hatched < height || share == 0) {
            rect(side, null, i, part, Math.min(base, turn), Math.abs(base - turn));
        }
        if (share > 0) {
            rect(
                    "chart__bar--pattern" + (sign > 0 ? "" : " chart__bar--below"),
                    derived ? "url(#fjardedel)" : "url(#beraknat)",
                    i,
                    part,
                    Math.min(turn, end),
                    Math.abs(turn - end));
        }
        if (bar.standing() == Bar.Standing.PARTIAL) {
            double open = end - (sign > 0 ? OPEN : 0);
            rect("chart__partial", null, i, part, open, OPEN);
        }
        if (bar.value().corrected() && !isLong()) {
            svg.leaf(
                    "circle",
                    "class",
                    "chart__corrected",
                    "cx",
                    Markup.percent(middle(i)),
                    "cy",
                    end - sign * 9,
                    "r",
                    3.5);
        }
    }

    /** How much of a bar is hatched, in pixels; never so little that it is not seen. */
    static double hatched(double share, double height) {
        return share == 0 ? 0 : Math.min(height, Math.max(HATCH, share * height));
    }

    /** What little was measured of an estimated bar would be thinner than a line. */
    private static double seen(double share) {
        return share > 0.98 ? 1 : share;
    }

    private boolean isLong() {
        return bars.length() == Resolution.MONTH || bars.length() == Resolution.YEAR;
    }

    private void missing(int from, int to) {
        svg.leaf(
                "line",
                "class",
                "chart__missing",
                "x1",
                Markup.percent((double) from / n),
                "x2",
                Markup.percent((double) to / n),
                "y1",
                y(0),
                "y2",
                y(0));
    }

    private void label(int i, Bar bar) {
        String text = words.below(bar.from(), bars.length());
        if (text.isEmpty() || n > MANY && bar.from().getHour() % 2 != 0) {
            return;
        }
        double y = ABOVE + size.height + 22;
        boolean key = key(i, bar);
        svg.text(
                "text",
                text,
                "class",
                key ? null : "chart__more",
                "x",
                Markup.percent(middle(i)),
                "y",
                y,
                "text-anchor",
                "middle");
        if (bars.length() == Resolution.DAY && bar.from().getDayOfWeek() == DayOfWeek.SUNDAY) {
            secondLine(words.weekday(bar.day()), middle(i), y + 17, "middle");
        } else if (!isLong() && !words.twice(bar.from()).isEmpty()) {
            twice(i, bar, y + 17);
        }
    }

    /**
     * The two hours of the same name stand beside each other; their words go outwards from where
     * they meet. Where there is no room for that, one line says it of both.
     */
    private void twice(int i, Bar bar, double y) {
        int hour = bars.length() == Resolution.QUARTER ? 4 : 1;
        if (bar.from().equals(bar.from().withEarlierOffsetAtOverlap())) {
            outwards(words.say("summerTime.short"), (double) (i + hour) / n, -7, y, "end");
            svg.text(
                    "text",
                    words.say("hourTwice"),
                    "class",
                    "chart__less chart__second",
                    "x",
                    Markup.percent((double) i / n),
                    "y",
                    y);
        } else {
            String at = Markup.percent((double) i / n);
            svg.leaf(
                    "line",
                    "class",
                    "chart__base chart__more",
                    "x1",
                    at,
                    "x2",
                    at,
                    "y1",
                    y - 11,
                    "y2",
                    y + 2);
            outwards(words.say("standardTime.short"), (double) i / n, 7, y, "start");
        }
    }

    private void outwards(String text, double at, int away, double y, String anchor) {
        svg.text(
                "text",
                text,
                "class",
                "chart__more chart__second",
                "x",
                Markup.percent(at),
                "dx",
                away,
                "y",
                y,
                "text-anchor",
                anchor);
    }

    private void secondLine(String text, double at, double y, String anchor) {
        svg.text(
                "text",
                text,
                "class",
                "chart__more chart__second",
                "x",
                Markup.percent(at),
                "y",
                y,
                "text-anchor",
                anchor);
    }

    /** Does its label stay where there is room for few? */
    private boolean key(int i, Bar bar) {
        return switch (bars.length()) {
            case YEAR, MONTH -> true;
            case DAY -> i == 0 || (i + 1) % 5 == 0 && i < 27 || i == n - 1;
            case HOUR, QUARTER -> bar.from().getHour() % 4 == 0;
        };
    }

    private void stepLine(Bars series, int sign) {
        if (n > SOME) {
            String path = StepLine.path(series.all(), axis, size.height, sign);
            StepLine.draw(svg, path, "chart__line", n, ABOVE, size.height);
        }
    }

    /** Dotted base lines where values are missing, and the words where there is room. */
    private void gaps() {
        double lastLabel = -1;
        for (int i = 0; i < n && i < bars.all().size(); i++) {
            int from = i;
            while (i < n && bars.all().get(i).standing() == Bar.Standing.MISSING) {
                i++;
            }
            if (i > from) {
                missing(from, i);
                double at = (from + i) / 2.0 / n;
                if (size == Size.LARGE && at - lastLabel > 0.2 && at > 0.07 && at < 0.93) {
                    gapLabel(at);
                    lastLabel = at;
                }
            }
        }
    }

    private void gapLabel(double at) {
        svg.open("g", "class", "chart__gap chart__more", "aria-hidden", "true");
        svg.leaf(
                "line",
                "x1",
                Markup.percent(at),
                "x2",
                Markup.percent(at),
                "y1",
                ABOVE + 30.0,
                "y2",
                ABOVE + 72.0);
        svg.leaf(
                "rect",
                "x",
                Markup.percent(at),
                "y",
                ABOVE + 4,
                "width",
                116,
                "height",
                26,
                "rx",
                3,
                "transform",
                "translate(-58 0)");
        svg.text(
                "text",
                words.say("gap"),
                "x",
                Markup.percent(at),
                "y",
                ABOVE + 22,
                "text-anchor",
                "middle");
        svg.close("g");
    }
}
