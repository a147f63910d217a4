package se.minasidor.launcher.demo.meters;

/** Luck that can be asked again: the same seed and moment give the same answer. */
final class Chance {

    private Chance() {}

    /** Evenly from 0 up to 1. */
    static double at(long seed, long moment) {
        return (mixed(seed + mixed(moment)) >>> 11) * 0x1.0p-53;
    }

    static double between(double from, double to, long seed, long moment) {
        return from + (to - from) * at(seed, moment);
    }

    /** From -1 to 1, without jumps; turns at whole positions. */
    static double wave(long seed, double position) {
        double knot = Math.floor(position);
        double part = position - knot;
        double from = 2 * at(seed, (long) knot) - 1;
        double to = 2 * at(seed, (long) knot + 1) - 1;
        return from + (to - from) * part * part * (3 - 2 * part);
    }

    static long seed(String words) {
        long seed = 17;
        for (int i = 0; i < words.length(); i++) {
            seed = mixed(seed + words.charAt(i));
        }
        return seed;
    }

    /** The finaliser of SplitMix64. */
    private static long mixed(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
