package se.minasidor.launcher.demo.meters;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * People at home: breakfast, work, dinner and television, washing at weekends, some weeks away in
 * July, light when it is dark; some heat with electricity, have a sauna, or charge a car at night.
 */
final class Household implements Load {

    private static final double[] WORKDAY = {
        .30, .25, .25, .25, .25, .35, .80, 1.0, .70, .50, .45, .50,
        .50, .45, .45, .60, 1.0, 1.4, 1.6, 1.5, 1.3, 1.1, .80, .50
    };
    private static final double[] FREE_DAY = {
        .40, .30, .25, .25, .25, .25, .30, .45, .70, 1.0, 1.1, 1.1,
        1.2, 1.1, 1.0, 1.0, 1.1, 1.3, 1.4, 1.3, 1.2, 1.1, .90, .60
    };

    private final long seed;
    private final Weather weather;
    private final Set<Trait> traits;
    private final double size;
    private final double loss;
    private final boolean sauna;

    Household(long seed, Weather weather, Set<Trait> traits) {
        this.seed = seed;
        this.weather = weather;
        this.traits = traits;
        size = Chance.between(0.55, 1.5, seed, 1);
        loss = traits.contains(Trait.ELECTRIC_HEATING) ? Chance.between(.05, .12, seed, 2) : 0;
        sauna = Chance.at(seed, 3) < 0.25;
    }

    @Override
    public double[] hours(Day day) {
        double[] degrees = weather.temperatures(day);
        double[] light = weather.sunshine(day);
        boolean home = !away(day.date());
        double[] shape = day.free() ? FREE_DAY : WORKDAY;
        double[] used = new double[day.hours()];
        for (int hour = 0; hour < used.length; hour++) {
            int clock = day.clock(hour);
            long moment = day.moment(hour);
            double fridge = size * (0.11 + 0.02 * Chance.at(seed + 1, moment));
            double indoors = 1 + 0.15 * Math.cos(day.season());
            double living =
                    shape[clock] * size * indoors * Chance.between(.25, .6, seed + 2, moment);
            double lamps = light[hour] < 0.05 && clock > 5 && clock < 23 ? 0.22 * size : 0;
            double warmth = loss * Math.max(0, (home ? 17 : 12) - degrees[hour]);
            used[hour] =
                    fridge
                            + warmth
                            + (home ? living + lamps + machines(day, clock, moment) : 0)
                            + (traits.contains(Trait.CAR) && home ? charging(day, clock) : 0);
        }
        return used;
    }

    private double machines(Day day, int clock, long moment) {
        double oven = clock > 6 && clock < 22 && Chance.at(seed + 3, moment) < 0.1 ? 1.1 : 0;
        boolean washing = day.free() && (clock == 10 || clock == 11);
        boolean bathing =
                sauna
                        && day.date().getDayOfWeek() == DayOfWeek.FRIDAY
                        && clock == 19
                        && Chance.at(seed + 4, day.number()) < 0.6;
        return oven + (washing ? 0.9 : 0) + (bathing ? 4.8 : 0);
    }

    /** From ten in the evening to four, some nights. */
    private double charging(Day day, int clock) {
        long night = clock >= 22 ? day.number() : day.number() - 1;
        boolean plugged = (clock >= 22 || clock < 4) && Chance.at(seed + 5, night) < 0.4;
        return plugged ? 3.6 : 0;
    }

    private boolean away(LocalDate day) {
        long year = day.getYear();
        int first = 182 + (int) Chance.between(0, 14, seed + 6, year);
        int days = (int) Chance.between(9, 22, seed + 7, year);
        return day.getDayOfYear() >= first && day.getDayOfYear() < first + days;
    }
}
