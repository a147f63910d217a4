package se.minasidor.customers.consumption.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import se.minasidor.customers.Resolution;

/**
 * A day that was said anew. A value counts as corrected when it was said as measured and is now
 * another; an estimated value that was replaced, or a gap that was filled, is the ordinary course
 * of things.
 */
final class Correction {

    /**
     * As it is seen in a resolution.
     *
     * @param was what the day said before; as now where nothing was corrected
     */
    record Seen(Slots was, boolean[] changed) {

        boolean corrected(int slot) {
            int each = changed.length / was.count();
            for (int i = slot * each; i < (slot + 1) * each; i++) {
                if (changed[i]) {
                    return true;
                }
            }
            return false;
        }

        boolean anyCorrected() {
            for (boolean one : changed) {
                if (one) {
                    return true;
                }
            }
            return false;
        }
    }

    private final Slots now;
    private final List<Slots> before = new ArrayList<>();

    Correction(Slots now) {
        this.now = now;
    }

    Slots now() {
        return now;
    }

    /** Adds what was said before; what was replaced last comes first. */
    void before(Slots said) {
        before.add(said);
    }

    /**
     * Compared value by value in the coarsest resolution the day has been said in. What was said in
     * a coarser one than is shown cannot be compared with it.
     */
    Seen in(Resolution shown) {
        List<Slots> comparable =
                before.stream()
                        .filter(b -> !shown.isFinerThan(b.resolution()))
                        .filter(b -> isMonth(b) == isMonth(now))
                        .toList();
        Resolution common = now.resolution();
        for (Slots said : comparable) {
            common = common.isFinerThan(said.resolution()) ? said.resolution() : common;
        }
        Slots current = now.coarser(common);
        Slots was = current;
        boolean[] changed = new boolean[current.count()];
        for (Slots said : comparable) {
            Slots old = said.coarser(common);
            for (int i = 0; i < changed.length; i++) {
                if (!changed[i]
                        && old.measured(i)
                        && !Objects.equals(old.amount(i), current.amount(i))) {
                    was = was.with(i, old.amount(i));
                    changed[i] = true;
                }
            }
        }
        return new Seen(was.coarser(shown), changed);
    }

    private static boolean isMonth(Slots slots) {
        return slots.resolution() == Resolution.MONTH;
    }
}
