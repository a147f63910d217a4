package se.minasidor.launcher.demo.meters;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Empty but for July and some weekends; in winter a radiator keeps the frost out. */
final class HolidayHouse implements Load {

    private static final double FROST_GUARD = 6;
    private static final double INDOORS = 19;

    private final long seed;
    private final Weather weather;
    private final double loss;

    HolidayHouse(long seed, Weather weather) {
        this.seed = seed;
        this.weather = weather;
        loss = Chance.between(.06, .1, seed, 1);
    }

    @Override
    public double[] hours(Day day) {
        double[] degrees = weather.temperatures(day);
        double[] used = new double[day.hours()];
        for (int hour = 0; hour < used.length; hour++) {
            int clock = day.clock(hour);
            boolean home = home(day.date(), clock);
            double indoors = home ? INDOORS : FROST_GUARD;
            double living =
                    home && clock >= 7 && clock <= 23
                            ? Chance.between(.2, 1.2, seed + 1, day.moment(hour))
                            : 0;
            used[hour] =
                    0.035
                            + (home ? 0.09 : 0)
                            + living
                            + loss * Math.max(0, indoors - degrees[hour]);
        }
        return used;
    }

    /** From Friday evening to Sunday afternoon, rarely in winter; Midsummer; all of July. */
    boolean home(LocalDate day, int clock) {
        if (day.getMonthValue() == 7) {
            return true;
        }
        DayOfWeek weekday = day.getDayOfWeek();
        boolean weekend =
                weekday == DayOfWeek.SATURDAY
                        || weekday == DayOfWeek.FRIDAY && clock >= 17
                        || weekday == DayOfWeek.SUNDAY && clock < 16;
        LocalDate friday = day.minusDays(Math.floorMod(weekday.getValue() - 5, 7));
        boolean warm = friday.getMonthValue() >= 4 && friday.getMonthValue() <= 9;
        return weekend
                && (Holidays.midsummerEve(friday)
                        || Chance.at(seed + 2, friday.toEpochDay()) < (warm ? 0.7 : 0.2));
    }
}
