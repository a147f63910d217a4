package se.minasidor.customers.consumption;

import se.minasidor.customers.consumption.SentDay.Field;

/** Makes the amounts of a day out of the values or readings that were sent. */
final class SentAmounts {

    private SentAmounts() {}

    /** False when something is wrong with one of them. */
    static boolean read(SentDay sent, MeterDay day, SentUnit unit) {
        return sent.list() == Field.READINGS ? use(sent, day, unit) : values(sent, day, unit);
    }

    private static boolean values(SentDay sent, MeterDay day, SentUnit unit) {
        boolean temperature = !day.quantity.isAdditive();
        for (int i = 0; i < day.count; i++) {
            long amount = sent.amount(i);
            if (amount == SentDay.NOTHING) {
                day.amounts[i] = MeterDay.MISSING;
            } else if (amount < 0 && !temperature) {
                sent.fault(Field.VALUES, "values.negative", "has a negative use");
                return false;
            } else if (!keep(sent, day, i, unit.thousandths(amount))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Readings are made thousandths first, so that the uses of many days add up to their
     * difference.
     */
    private static boolean use(SentDay sent, MeterDay day, SentUnit unit) {
        if (!day.quantity.isAdditive()) {
            sent.fault(Field.READINGS, "readings.temperature", "are nothing a thermometer has");
            return false;
        }
        for (int i = 0; i < day.count; i++) {
            if (sent.amount(i) == SentDay.NOTHING || sent.amount(i + 1) == SentDay.NOTHING) {
                day.amounts[i] = MeterDay.MISSING;
                continue;
            }
            long use = unit.thousandths(sent.amount(i + 1)) - unit.thousandths(sent.amount(i));
            if (use < 0) {
                sent.fault(Field.READINGS, "readings.fall", "has a reading below the one before");
                return false;
            }
            if (!keep(sent, day, i, use)) {
                return false;
            }
        }
        return true;
    }

    /** An hour of four quarters must still be an int. */
    private static boolean keep(SentDay sent, MeterDay day, int slot, long amount) {
        int most = day.minutes == 15 ? Integer.MAX_VALUE / 4 : Integer.MAX_VALUE;
        if (Math.abs(amount) > most) {
            sent.fault(sent.list(), "values.tooLarge", "has a number that is too large");
            return false;
        }
        day.amounts[slot] = (int) amount;
        return true;
    }
}
