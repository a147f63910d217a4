package se.minasidor.launcher.demo.meters;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** A house with many flats on one meter. */
final class Housing implements Load {

    private static final int SHARE = 3;

    private final List<Household> some;

    Housing(long seed, Weather weather) {
        some =
                LongStream.range(0, 4)
                        .mapToObj(flat -> new Household(seed + 100 * flat, weather, Set.of()))
                        .toList();
    }

    @Override
    public double[] hours(Day day) {
        double[] used = new double[day.hours()];
        for (Household flat : some) {
            double[] its = flat.hours(day);
            for (int hour = 0; hour < used.length; hour++) {
                used[hour] += SHARE * its[hour];
            }
        }
        return used;
    }
}
