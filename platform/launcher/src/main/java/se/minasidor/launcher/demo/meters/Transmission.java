package se.minasidor.launcher.demo.meters;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The way from the meter to the organisation. Mostly a day is known the day after. Sometimes hours
 * are lost; a few are soon interpolated, many are estimated when the month is invoiced, some stay
 * unknown. Now and then a day was told wrong and is told again.
 */
final class Transmission {

    private static final int SHORT = 3;
    private static final int DAYS_UNTIL_CORRECTED = 9;

    private final long seed;
    private final Set<Trait> traits;

    Transmission(long seed, Set<Trait> traits) {
        this.seed = seed;
        this.traits = traits;
    }

    /** What is told of a day, and when; a letter for each amount. */
    record Version(LocalDate arrives, long[] amounts, char[] quality) {}

    /** Hours in a row, by their numbers; {@code to} is the first that is known again. */
    private record Gap(long from, long to, boolean everKnown) {
        boolean contains(long moment) {
            return moment >= from && moment < to;
        }

        boolean isShort() {
            return to - from <= SHORT;
        }
    }

    /**
     * @param right what the meter measured
     * @param weekBefore what it measured a week before, which estimates follow
     * @param usual the letter of amounts that nothing is wrong with
     * @param additive false for temperatures
     */
    List<Version> versions(
            Day day, long[] right, Supplier<long[]> weekBefore, char usual, boolean additive) {
        LocalDate tomorrow = day.date().plusDays(1);
        char[] quality = new char[right.length];
        Arrays.fill(quality, usual);
        boolean[] lost = lost(day, right.length);
        if (lost != null) {
            return lost(day, right, weekBefore.get(), quality, lost);
        }
        if (additive && corrected(day.date())) {
            return List.of(
                    new Version(tomorrow, wrong(right), quality),
                    new Version(
                            tomorrow.plusDays(DAYS_UNTIL_CORRECTED),
                            right,
                            marked(right, wrong(right), quality)));
        }
        return List.of(new Version(tomorrow, right, quality));
    }

    private List<Version> lost(
            Day day, long[] right, long[] weekBefore, char[] quality, boolean[] lost) {
        Gap gap = gap(YearMonth.from(day.date()));
        long[] known = right.clone();
        long[] filled = right.clone();
        char[] first = quality.clone();
        char[] later = quality.clone();
        long left = 0;
        long like = 0;
        for (int i = 0; i < right.length; i++) {
            left += lost[i] ? right[i] : 0;
            like += lost[i] ? before(weekBefore, i) : 0;
        }
        for (int i = 0; i < right.length; i++) {
            if (lost[i]) {
                known[i] = Said.MISSING;
                first[i] = 'X';
                later[i] = gap.isShort() ? 'I' : 'E';
                // the meter counts on, so the sum is known, and its days and hours are not
                filled[i] = left * before(weekBefore, i) / like;
                left -= filled[i];
                like -= before(weekBefore, i);
            }
        }
        Version told = new Version(day.date().plusDays(1), known, first);
        if (!gap.everKnown()) {
            return List.of(told);
        }
        LocalDate when =
                gap.isShort()
                        ? day.date().plusDays(2)
                        : YearMonth.from(day.date()).plusMonths(1).atDay(1);
        return List.of(told, new Version(when, filled, later));
    }

    /** One more than nothing, so that there is always something to divide by. */
    private static long before(long[] weekBefore, int slot) {
        return 1 + weekBefore[Math.min(slot, weekBefore.length - 1)];
    }

    /** Which of a day's values the gap of the month takes; null when none. */
    private boolean[] lost(Day day, int slots) {
        Gap gap = gap(YearMonth.from(day.date()));
        if (gap == null || gap.to() <= day.moment(0) || gap.from() > day.moment(day.hours() - 1)) {
            return null;
        }
        boolean[] lost = new boolean[slots];
        boolean any = false;
        for (int slot = 0; slot < slots; slot++) {
            int hour = slots == 1 ? day.hours() / 2 : slot * day.hours() / slots;
            lost[slot] = gap.contains(day.moment(hour));
            any |= lost[slot];
        }
        return any ? lost : null;
    }

    private Gap gap(YearMonth month) {
        long moment = month.getYear() * 12L + month.getMonthValue();
        boolean often = traits.contains(Trait.GAPS);
        if (!often && Chance.at(seed + 1, moment) > 0.05) {
            return null;
        }
        int first = (int) Chance.between(3, 18, seed + 2, moment);
        long from =
                Day.of(month.atDay(first)).moment((int) Chance.between(0, 22, seed + 3, moment));
        boolean brief = Chance.at(seed + 4, moment) < 0.3;
        double hours =
                brief
                        ? Chance.between(1, 4, seed + 5, moment)
                        : Chance.between(6, 46, seed + 5, moment);
        return new Gap(from, from + (int) hours, Chance.at(seed + 6, moment) > 0.12);
    }

    private boolean corrected(LocalDate day) {
        long moment = day.getYear() * 12L + day.getMonthValue();
        boolean often = traits.contains(Trait.CORRECTED);
        if (!often && Chance.at(seed + 7, moment) > 0.02) {
            return false;
        }
        int first = (int) Chance.between(3, 11, seed + 8, moment);
        int since = day.getDayOfMonth() - first;
        return since == 0 || often && since == 1;
    }

    /** A factor that was wrong during the day. */
    private static long[] wrong(long[] right) {
        long[] wrong = right.clone();
        for (int i = right.length / 3; i < right.length - right.length / 4; i++) {
            wrong[i] = right[i] * 8 / 5;
        }
        if (right.length == 1) {
            wrong[0] = right[0] * 6 / 5;
        }
        return wrong;
    }

    private static char[] marked(long[] right, long[] before, char[] usual) {
        char[] quality = usual.clone();
        for (int i = 0; i < right.length; i++) {
            if (right[i] != before[i]) {
                quality[i] = 'C';
            }
        }
        return quality;
    }
}
