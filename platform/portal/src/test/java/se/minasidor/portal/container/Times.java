package se.minasidor.portal.container;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How long answers to a known and to an unknown one took, in milliseconds, pair by pair. */
final class Times {

    static final int PAIRS = 17;

    /** The first answers of all wait for what is read and compiled once. */
    private static final int WARMING = 2;

    /** Of the others; luck alone makes the same one longer so often once in 140 times. */
    private static final int NEARLY_ALL = 13;

    final List<Double> known = new ArrayList<>();
    final List<Double> unknown = new ArrayList<>();

    /**
     * Whether there is a difference that can be told from outside: not of answers that take no time
     * at all, and not one that other work on the computer made here and there.
     */
    boolean differ() {
        double one = median(known);
        double other = median(unknown);
        long longer =
                IntStream.range(WARMING, PAIRS)
                        .filter(i -> known.get(i) > unknown.get(i) == one > other)
                        .count();
        return Math.max(one, other) >= 1.5 * Math.min(one, other)
                && Math.abs(one - other) > 3
                && longer >= NEARLY_ALL;
    }

    @Override
    public String toString() {
        return "known %.1f ms, unknown %.1f ms".formatted(median(known), median(unknown));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.subList(WARMING, PAIRS).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
