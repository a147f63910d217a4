package se.minasidor.portal.consumption;

import java.util.List;
import se.minasidor.portal.parts.Markup;

/** A small drawing of the latest bars: this year solid, the last bar full, last year as a line. */
final class Sparkline {

    private static final int HEIGHT = 76;
    private static final int ABOVE = 6;
    private static final double BAR = 0.66;

    /** From this part on, a bar counts as estimated here. */
    private static final double ESTIMATED = 0.02;

    private Sparkline() {}

    /**
     * @param title what is drawn, for those who do not see it
     * @param words what can be read from it
     */
    static String draw(List<Bar> bars, String title, String words) {
        int n = Math.max(1, bars.size());
        long highest =
                bars.stream()
                        .mapToLong(b -> Math.max(or0(b.amount()), or0(b.amountBefore())))
                        .max()
                        .orElse(0);
        Axis axis = new Axis(1, 0, Math.max(1, highest));
        Markup svg = new Markup();
        svg.open("svg", "class", "spark", "height", ABOVE + HEIGHT + 2, "role", "img");
        svg.text("title", title);
        svg.text("desc", words);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            if (bar.amount() == null) {
                if (bar.standing() == Bar.Standing.MISSING) {
                    line(svg, "chart__missing", (double) i / n, (i + 1.0) / n);
                }
                continue;
            }
            double y = ABOVE + axis.y(Math.max(0, bar.amount()), HEIGHT);
            boolean estimated = bar.estimatedShare() >= ESTIMATED;
            svg.leaf(
                    "rect",
                    "class",
                    i == bars.size() - 1 ? "spark__bar spark__bar--last" : "spark__bar",
                    "stroke-dasharray",
                    estimated ? "2 2" : null,
                    "x",
                    Markup.percent((i + (1 - BAR) / 2) / n),
                    "y",
                    y,
                    "width",
                    Markup.percent(BAR / n),
                    "height",
                    ABOVE + HEIGHT - y);
        }
        line(svg, "chart__base", 0, 1);
        lastYear(svg, bars, axis, n);
        svg.close("svg");
        return svg.toString();
    }

    private static long or0(Long amount) {
        return amount == null ? 0 : amount;
    }

    private static void line(Markup svg, String style, double from, double to) {
        svg.leaf(
                "line",
                "class",
                style,
                "x1",
                Markup.percent(from),
                "x2",
                Markup.percent(to),
                "y1",
                ABOVE + HEIGHT,
                "y2",
                ABOVE + HEIGHT);
    }

    private static void lastYear(Markup svg, List<Bar> bars, Axis axis, int n) {
        String path = StepLine.path(bars, axis, HEIGHT, 1);
        if (!path.isEmpty()) {
            StepLine.draw(svg, path, "spark__line", n, ABOVE, HEIGHT);
        }
    }
}
