package se.minasidor.portal.consumption;

import java.util.ArrayList;
import java.util.List;

/**
 * The scale of a chart: round steps, at most five above the base line, from the lowest to the
 * highest step that is needed. All in thousandths of the unit.
 */
record Axis(long step, long bottom, long top) {

    private static final int MOST = 5;

    static Axis of(long lowest, long highest) {
        long low = Math.min(0, lowest);
        long high = Math.max(0, highest);
        if (low == 0 && high == 0) {
            return new Axis(1000, 0, 1000);
        }
        long step = round((high - low) / (double) MOST);
        return new Axis(step, Math.floorDiv(low, step) * step, -Math.floorDiv(-high, step) * step);
    }

    /** 1, 2 or 5 followed by noughts, not less than needed. */
    private static long round(double needed) {
        long unit = 1;
        while (unit * 10 < needed) {
            unit *= 10;
        }
        for (int factor : new int[] {1, 2, 5, 10}) {
            if (factor * unit >= needed) {
                return factor * unit;
            }
        }
        throw new IllegalStateException("No step for " + needed);
    }

    List<Long> steps() {
        List<Long> steps = new ArrayList<>();
        for (long at = bottom; at <= top; at += step) {
            steps.add(at);
        }
        return steps;
    }

    /** How many decimals its steps are written with. */
    int decimals() {
        return step % 1000 == 0 ? 0 : step % 100 == 0 ? 1 : step % 10 == 0 ? 2 : 3;
    }

    /** Where a value is on a scale of this height, counted from the top. */
    double y(long value, double height) {
        return height * (top - value) / (double) (top - bottom);
    }
}
