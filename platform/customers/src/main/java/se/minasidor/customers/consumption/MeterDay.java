package se.minasidor.customers.consumption;

import java.time.LocalDate;
import se.minasidor.customers.Quantity;

/**
 * A day of a series as it is kept, with its sums. One object is filled again for every line.
 * Amounts are thousandths of the quantity's unit, {@link #MISSING} where there is none.
 */
final class MeterDay {

    /** Below every amount there is: the coldest temperature is far above. */
    static final int MISSING = Integer.MIN_VALUE;

    static final int MOST = 100;

    String facility;
    String facilityId;
    Quantity quantity;
    LocalDate day;

    /** Length of a value; 0 is the whole month. */
    int minutes;

    final int[] amounts = new int[MOST];
    int count;

    /** A letter for each value, one for all, or null where all are measured. */
    String quality;

    int knownMinutes;
    int estimatedMinutes;
    long total;
    int highest;

    /** The hour of the day with the highest amount, or -1 where no whole hour is known. */
    int highestAt;

    LocalDate lastDay() {
        return minutes == 0 ? day.plusMonths(1).minusDays(1) : day;
    }

    /**
     * Adds up what the values and the qualities say.
     *
     * @param length minutes of the day or month
     * @param letters one for each value
     */
    void sum(int length, char[] letters) {
        int each = minutes == 15 || minutes == 60 ? minutes : length;
        total = 0;
        int known = 0;
        int estimated = 0;
        for (int i = 0; i < count; i++) {
            if (amounts[i] != MISSING) {
                total += amounts[i];
                known++;
                estimated += letters[i] == 'E' || letters[i] == 'I' ? 1 : 0;
            }
        }
        knownMinutes = known * each;
        estimatedMinutes = estimated * each;
        highest = 0;
        highestAt = -1;
        if (each <= 60) {
            findHighestHour(60 / each);
        }
    }

    private void findHighestHour(int values) {
        for (int at = 0; at + values <= count; at += values) {
            long hour = 0;
            boolean whole = true;
            for (int i = at; i < at + values; i++) {
                whole &= amounts[i] != MISSING;
                hour += amounts[i];
            }
            if (!quantity.isAdditive()) {
                hour = Math.floorDiv(2 * hour + values, 2 * values); // the mean, rounded
            }
            if (whole && (highestAt < 0 || hour > highest)) {
                highest = (int) hour;
                highestAt = at / values;
            }
        }
    }
}
