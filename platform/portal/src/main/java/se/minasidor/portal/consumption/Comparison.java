package se.minasidor.portal.consumption;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * This year beside last year, over the stretches that both know from end to end; so an unfinished
 * month is held against the same days only.
 *
 * @param minutes how long these stretches are together this year
 */
public record Comparison(long now, long before, long minutes) {

    static final Comparison NONE = new Comparison(0, 0, 0);

    static Comparison of(Bars bars) {
        return of(bars.all(), bar -> true);
    }

    /** The pairs among these bars that a rule lets through. */
    static Comparison of(List<Bar> bars, Predicate<Bar> rule) {
        Comparison all = NONE;
        for (Bar bar : bars) {
            if (bar.isPair() && rule.test(bar)) {
                all =
                        all.plus(
                                new Comparison(
                                        bar.amount(),
                                        bar.amountBefore(),
                                        Duration.between(bar.from(), bar.value().to())
                                                .toMinutes()));
            }
        }
        return all;
    }

    /** Months that both years know something of, but not all: their days must be asked for. */
    static List<Bar> unclear(Bars bars) {
        return bars.all().stream()
                .filter(b -> !b.isPair() && b.amount() != null && b.amountBefore() != null)
                .toList();
    }

    Comparison plus(Comparison other) {
        return new Comparison(now + other.now, before + other.before, minutes + other.minutes);
    }

    boolean isEmpty() {
        return minutes == 0;
    }

    /** Is all compared that is known this year? */
    boolean covers(Bars bars) {
        return minutes >= Amounts.of(bars).knownMinutes();
    }

    long difference() {
        return now - before;
    }

    /** In whole percent of last year; null where last year was nothing. */
    Long percent() {
        return isEmpty() || before == 0 ? null : Math.round(100.0 * difference() / before);
    }
}
