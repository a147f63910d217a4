package se.minasidor.portal.consumption;

import java.util.List;
import se.minasidor.portal.parts.Markup;

/** Last year as a line in steps, for where its outlines would be too narrow to see. */
final class StepLine {

    private StepLine() {}

    /** In bars along and pixels down; broken where last year is not known. */
    static String path(List<Bar> bars, Axis axis, double height, int sign) {
        StringBuilder path = new StringBuilder();
        boolean on = false;
        for (int i = 0; i < bars.size(); i++) {
            Long before = bars.get(i).amountBefore();
            if (before != null) {
                String y = Markup.number(axis.y(sign * before, height));
                path.append(on ? "V" + y : "M" + i + " " + y).append("H").append(i + 1);
            }
            on = before != null;
        }
        return path.toString();
    }

    /** A drawing of its own within the drawing, stretched to its width. */
    static void draw(Markup svg, String path, String style, int bars, double top, double height) {
        svg.open(
                "svg",
                "class",
                style,
                "y",
                top,
                "width",
                "100%",
                "height",
                height,
                "viewBox",
                "0 0 " + bars + " " + Markup.number(height),
                "preserveAspectRatio",
                "none",
                "aria-hidden",
                "true");
        svg.leaf("path", "d", path, "vector-effect", "non-scaling-stroke");
        svg.close("svg");
    }
}
