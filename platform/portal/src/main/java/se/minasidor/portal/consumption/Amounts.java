package se.minasidor.portal.consumption;

import java.time.Duration;
import java.util.Optional;
import se.minasidor.customers.MeterValue;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SeriesValues;

/** What the bars of a period come to: how much, over how long, and the highest hour. */
record Amounts(long sum, long knownMinutes, long ownMinutes) {

    static Amounts of(Bars bars) {
        long known = bars.all().stream().mapToLong(b -> b.value().knownMinutes()).sum();
        long own = bars.all().stream().mapToLong(b -> b.value().ownMinutes()).sum();
        return new Amounts(bars.sum(), known, Math.max(known, own));
    }

    /** The unit that a period is counted in: hours where it is a day, else days. */
    static int unit(Frame frame) {
        return hours(frame) ? 60 : 24 * 60;
    }

    static boolean hours(Frame frame) {
        return frame.bars() == Resolution.HOUR || frame.bars() == Resolution.QUARTER;
    }

    static long counted(long minutes, Frame frame) {
        return Math.round((double) minutes / unit(frame));
    }

    /** The mean of an hour or a day; nothing where nothing is known. */
    static Optional<Long> mean(long sum, long minutes, Frame frame) {
        return minutes == 0
                ? Optional.empty()
                : Optional.of(Math.round((double) sum * unit(frame) / minutes));
    }

    /** The highest hour where hours are measured, else the highest bar that is known in full. */
    static Optional<Highest> highest(Bars bars) {
        SeriesValues.Highest hour = bars.highest();
        if (hour != null) {
            return Optional.of(new Highest(hour.amount(), null, hour));
        }
        return bars.all().stream()
                .filter(b -> b.amount() != null && whole(b.value()))
                .max((a, b) -> Long.compare(a.amount(), b.amount()))
                .map(b -> new Highest(b.amount(), b, null));
    }

    private static boolean whole(MeterValue value) {
        return value.knownMinutes() >= Duration.between(value.from(), value.to()).toMinutes();
    }

    /** Either an hour or a bar. */
    record Highest(long amount, Bar bar, SeriesValues.Highest hour) {}
}
