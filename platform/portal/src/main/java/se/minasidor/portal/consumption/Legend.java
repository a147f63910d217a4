package se.minasidor.portal.consumption;

import se.minasidor.customers.Resolution;
import se.minasidor.portal.parts.Markup;

/** What the marks of a chart mean. */
final class Legend {

    private static final String SQUARE =
            "<rect class=\"%s\" x=\"2\" y=\"1\" width=\"16\" height=\"16\"%s></rect>";
    private static final String BEFORE =
            "<svg class=\"legend__mark legend__outline\" aria-hidden=\"true\"><rect"
                    + " class=\"chart__before\" x=\"2.5\" y=\"1.5\" width=\"15\""
                    + " height=\"15\"></rect></svg><svg class=\"legend__mark legend__line"
                    + " chart__line\" aria-hidden=\"true\"><path d=\"M0 9H20\"></path></svg>";

    private final Markup list = new Markup();

    private Legend() {}

    static String of(Shown shown, ConsumptionWords words) {
        Bars main = shown.main();
        int year = shown.choice().frame().from().getYear();
        boolean one = main.length() == Resolution.YEAR || !main.hasBefore();
        Legend legend = new Legend();
        legend.list.open("ul", "class", "legend", "aria-label", words.say("legend.heading"));
        legend.square(
                "chart__bar",
                "",
                one ? words.service(shown.choice().service()) : String.valueOf(year));
        if (main.hasBefore()) {
            legend.entry("legend--" + density(main), BEFORE, String.valueOf(year - 1));
        }
        if (shown.production().isPresent()) {
            legend.square("chart__bar chart__bar--below", "", words.say("legend.produced"));
        }
        legend.marks(main, words);
        return legend.list.close("ul").toString();
    }

    private void marks(Bars main, ConsumptionWords words) {
        String pattern = "chart__bar--pattern";
        if (main.all().stream().anyMatch(b -> b.value().isEstimated())) {
            square(pattern, " fill=\"url(#beraknat)\"", words.say("legend.estimated"));
        }
        if (main.all().stream().anyMatch(b -> b.value().derived())) {
            square(pattern, " fill=\"url(#fjardedel)\"", words.say("legend.derived"));
        }
        boolean marked = main.length() != Resolution.YEAR && main.length() != Resolution.MONTH;
        if (marked && main.all().stream().anyMatch(b -> b.value().corrected())) {
            mark(
                    "<circle class=\"chart__corrected\" cx=\"10\" cy=\"9\" r=\"4\"></circle>",
                    words.say("legend.corrected"));
        }
        if (main.any(Bar.Standing.PARTIAL)) {
            mark(
                    "<rect class=\"chart__bar\" x=\"4\" y=\"11\" width=\"12\" height=\"7\"></rect>"
                            + "<rect class=\"chart__partial\" x=\"4\" y=\"1\" width=\"12\""
                            + " height=\"10\"></rect>",
                    words.say("legend.partial"));
        }
        if (main.any(Bar.Standing.MISSING)) {
            mark(
                    "<line class=\"chart__missing\" x1=\"0\" x2=\"20\" y1=\"10\""
                            + " y2=\"10\"></line>",
                    words.say("legend.missing"));
        }
    }

    /** Last year is a line, not outlines, where there are many bars. */
    private static String density(Bars bars) {
        int n = bars.all().size();
        return n > Chart.MANY ? "many" : n > Chart.SOME ? "some" : "few";
    }

    private void square(String style, String more, String text) {
        mark(SQUARE.formatted(style, more), text);
    }

    private void mark(String drawing, String text) {
        entry(null, "<svg class=\"legend__mark\" aria-hidden=\"true\">" + drawing + "</svg>", text);
    }

    private void entry(String style, String mark, String text) {
        list.open("li", "class", style).add(mark).say(text).close("li");
    }
}
