package se.minasidor.customers.consumption.reading;

import java.time.LocalDate;
import java.util.Arrays;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SwedishTime;
import se.minasidor.customers.ValueQuality;

/**
 * The values of one row of meter_day, each with how much of its time is known and how, in the row's
 * own resolution or a coarser one.
 */
final class Slots {

    private final LocalDate day;
    private final Resolution resolution;
    private final boolean additive;
    private final Long[] amounts;
    private final int[] known;
    private final int[] estimated;
    private final boolean[] saidCorrected;
    private final char[] letters;

    private Slots(LocalDate day, Resolution resolution, boolean additive, int count) {
        this.day = day;
        this.resolution = resolution;
        this.additive = additive;
        amounts = new Long[count];
        known = new int[count];
        estimated = new int[count];
        saidCorrected = new boolean[count];
        letters = new char[count];
        Arrays.fill(letters, ValueQuality.MISSING.letter());
    }

    /**
     * @param quality a letter for each value, one for all, or null when all are measured
     */
    static Slots stored(
            LocalDate day,
            Resolution resolution,
            boolean additive,
            String quality,
            Integer[] amounts) {
        Slots slots = new Slots(day, resolution, additive, amounts.length);
        int minutes = slots.minutes();
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] != null) {
                char letter =
                        quality == null
                                ? ValueQuality.MEASURED.letter()
                                : quality.charAt(quality.length() == 1 ? 0 : i);
                slots.amounts[i] = amounts[i].longValue();
                slots.known[i] = minutes;
                slots.estimated[i] = isEstimate(letter) ? minutes : 0;
                slots.saidCorrected[i] = letter == ValueQuality.CORRECTED.letter();
                slots.letters[i] = letter;
            }
        }
        return slots;
    }

    private static boolean isEstimate(char letter) {
        return letter == ValueQuality.ESTIMATED.letter()
                || letter == ValueQuality.INTERPOLATED.letter();
    }

    private static char letter(boolean estimated, boolean corrected) {
        ValueQuality quality =
                estimated
                        ? ValueQuality.ESTIMATED
                        : corrected ? ValueQuality.CORRECTED : ValueQuality.MEASURED;
        return quality.letter();
    }

    Resolution resolution() {
        return resolution;
    }

    int count() {
        return amounts.length;
    }

    /** Length of each value. */
    int minutes() {
        return switch (resolution) {
            case QUARTER, HOUR -> resolution.minutes();
            case DAY -> SwedishTime.minutes(day);
            default -> SwedishTime.minutes(day, day.plusMonths(1));
        };
    }

    Long amount(int slot) {
        return amounts[slot];
    }

    int known(int slot) {
        return known[slot];
    }

    int estimated(int slot) {
        return estimated[slot];
    }

    /** Only a value as it was stored can be a fourth of an hour; the hour itself was measured. */
    boolean derived(int slot) {
        return letters[slot] == ValueQuality.DERIVED.letter();
    }

    /** As it was sent; of several values together the one that asks for the most caution. */
    char letter(int slot) {
        return letters[slot];
    }

    boolean saidCorrected(int slot) {
        return saidCorrected[slot];
    }

    /** Whether it was said as measured throughout. */
    boolean measured(int slot) {
        return amounts[slot] != null && known[slot] == minutes() && estimated[slot] == 0;
    }

    /** The same values with one of them replaced. */
    Slots with(int slot, Long amount) {
        Slots changed = new Slots(day, resolution, additive, count());
        for (int i = 0; i < count(); i++) {
            changed.take(this, i, i);
        }
        changed.amounts[slot] = amount;
        changed.known[slot] = amount == null ? 0 : minutes();
        return changed;
    }

    private void take(Slots other, int from, int to) {
        amounts[to] = other.amounts[from];
        known[to] = other.known[from];
        estimated[to] = other.estimated[from];
        saidCorrected[to] = other.saidCorrected[from];
        letters[to] = other.letters[from];
    }

    /** Added up, for temperatures the mean of what is known; a coarser resolution than this one. */
    Slots coarser(Resolution wanted) {
        if (wanted == resolution) {
            return this;
        }
        int each = wanted == Resolution.DAY ? count() : wanted.minutes() / resolution.minutes();
        Slots sums = new Slots(day, wanted, additive, count() / each);
        for (int slot = 0; slot < sums.count(); slot++) {
            sums.add(this, slot, each);
        }
        return sums;
    }

    private void add(Slots finer, int slot, int each) {
        long sum = 0;
        int found = 0;
        for (int i = slot * each; i < (slot + 1) * each; i++) {
            known[slot] += finer.known[i];
            estimated[slot] += finer.estimated[i];
            saidCorrected[slot] |= finer.saidCorrected[i];
            if (finer.amounts[i] != null) {
                sum += finer.amounts[i];
                found++;
            }
        }
        if (found > 0) {
            amounts[slot] = additive ? sum : Math.round((double) sum / found);
            letters[slot] = letter(estimated[slot] > 0, saidCorrected[slot]);
        }
    }
}
