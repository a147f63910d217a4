package se.minasidor.portal.consumption;

import java.util.Optional;

/**
 * What was used less what was produced, over the stretches that both meters know alike.
 *
 * @param minutes how long these stretches are together
 * @param covers is that all that either of them knows?
 */
record Net(long amount, long minutes, boolean covers) {

    static Net of(Bars used, Bars produced) {
        long amount = 0;
        long minutes = 0;
        for (Bar bar : used.all()) {
            Long net = of(bar, produced);
            if (net != null) {
                amount += net;
                minutes += bar.value().knownMinutes();
            }
        }
        long known = Math.max(Amounts.of(used).knownMinutes(), Amounts.of(produced).knownMinutes());
        return new Net(amount, minutes, minutes >= known);
    }

    /** Nothing where one of them knows more of the time than the other. */
    static Long of(Bar used, Bars produced) {
        Optional<Bar> other = produced.at(used.from()).filter(p -> p.amount() != null);
        return used.amount() == null || other.isEmpty() || !alike(used, other.get())
                ? null
                : (Long) (used.amount() - other.get().amount());
    }

    private static boolean alike(Bar one, Bar other) {
        return one.value().knownMinutes() == other.value().knownMinutes();
    }
}
