package se.minasidor.launcher.demo.meters;

import java.time.MonthDay;

/**
 * A company: working hours on working days, little otherwise, less in July, closed at Christmas.
 */
final class Office implements Load {

    private static final MonthDay CLOSES = MonthDay.of(12, 23);

    private final long seed;
    private final Weather weather;
    private final double size;
    private final double rest;
    private final int opens;

    Office(long seed, Weather weather) {
        this.seed = seed;
        this.weather = weather;
        size = Chance.between(2.5, 12, seed, 1);
        rest = Chance.between(.12, .25, seed, 2);
        opens = 6 + (int) Chance.between(0, 3, seed, 3);
    }

    @Override
    public double[] hours(Day day) {
        double[] degrees = weather.temperatures(day);
        boolean open = !day.free() && MonthDay.from(day.date()).isBefore(CLOSES);
        double staff = day.date().getMonthValue() == 7 ? 0.45 : 1;
        double[] used = new double[day.hours()];
        for (int hour = 0; hour < used.length; hour++) {
            double work = open ? staff * busy(day.clock(hour)) : 0;
            double climate = Math.max(0, 12 - degrees[hour]) + Math.max(0, degrees[hour] - 20);
            double noise = Chance.between(.93, 1.07, seed + 1, day.moment(hour));
            used[hour] = size * noise * (rest + (1 - rest) * work + 0.008 * climate * (0.4 + work));
        }
        return used;
    }

    private double busy(int clock) {
        int since = clock - opens;
        if (since < 0 || since > 9) {
            return since == -1 ? 0.3 : since == 10 ? 0.25 : 0;
        }
        return since == 4 ? 0.8 : since == 0 || since == 9 ? 0.75 : 1;
    }
}
