package se.minasidor.launcher.demo.meters;

import java.time.LocalDate;
import java.util.Set;

/** Water, in litres: nothing at night, the garden on dry summer evenings. And somewhere, a leak. */
final class Taps {

    private static final int LEAK_DAY = 9;
    private static final int LEAK_LASTS = 17;
    private static final int LEAK_HOUR = 3;

    private final long seed;
    private final Weather weather;
    private final Set<Trait> traits;
    private final double people;
    private final boolean garden;

    Taps(long seed, Weather weather, Set<Trait> traits, double size) {
        this.seed = seed;
        this.weather = weather;
        this.traits = traits;
        people = size * Chance.between(1, 4.4, seed, 1);
        garden = Chance.at(seed, 2) < 0.4;
    }

    double[] hours(Day day) {
        double[] degrees = weather.temperatures(day);
        double[] litres = new double[day.hours()];
        for (int hour = 0; hour < litres.length; hour++) {
            int clock = day.clock(hour);
            long moment = day.moment(hour);
            boolean asleep = nobody(day, clock);
            boolean busy = clock >= 6 && clock <= 8 || clock >= 17 && clock <= 21;
            double used =
                    asleep || Chance.at(seed + 1, moment) > (busy ? 0.9 : 0.55)
                            ? 0
                            : people * Chance.between(2, busy ? 22 : 10, seed + 2, moment);
            boolean watering =
                    garden
                            && clock == 20
                            && degrees[hour] > 17
                            && Chance.at(seed + 3, day.number()) < 0.6;
            litres[hour] =
                    used + (watering ? 280 : 0) + (leaks(day.date(), clock) ? leak(moment) : 0);
        }
        return litres;
    }

    private boolean nobody(Day day, int clock) {
        if (traits.contains(Trait.OFFICE)) {
            return day.free() || clock < 7 || clock > 17;
        }
        return clock < (day.free() ? 7 : 5) || clock == 23;
    }

    private double leak(long moment) {
        return Chance.between(38, 43, seed + 4, moment);
    }

    /**
     * Something begins to run at three in the morning and is found weeks later: in May of odd
     * years, in November of even ones, so that the year before shows what is usual.
     */
    private boolean leaks(LocalDate day, int clock) {
        int month = day.getYear() % 2 == 0 ? 11 : 5;
        if (!traits.contains(Trait.LEAK) || day.getMonthValue() != month) {
            return false;
        }
        int since = day.getDayOfMonth() - LEAK_DAY;
        return since == 0 && clock >= LEAK_HOUR
                || since > 0 && since < LEAK_LASTS
                || since == LEAK_LASTS && clock < 11;
    }
}
