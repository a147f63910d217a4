package se.minasidor.launcher.demo.meters;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The weather of one town, for ever. */
final class Weather {

    private static final double LATITUDE = Math.toRadians(60);
    private static final double LONGITUDE_HOURS = 13.0 / 15;
    private static final Map<String, Weather> TOWNS = new ConcurrentHashMap<>();

    private final long seed;
    private final Map<Day, double[]> temperatures = new ConcurrentHashMap<>();
    private final Map<Day, double[]> sunshine = new ConcurrentHashMap<>();

    private Weather(long seed) {
        this.seed = seed;
    }

    static Weather of(String town) {
        return TOWNS.computeIfAbsent(town, name -> new Weather(Chance.seed(name)));
    }

    /** Degrees Celsius, hour by hour. */
    double[] temperatures(Day day) {
        return temperatures.computeIfAbsent(day, this::degrees);
    }

    /** What reaches the ground of the sun, hour by hour: 1 would be a cloudless zenith. */
    double[] sunshine(Day day) {
        return sunshine.computeIfAbsent(day, this::light);
    }

    private double[] degrees(Day day) {
        double[] degrees = new double[day.hours()];
        for (int hour = 0; hour < degrees.length; hour++) {
            double position = day.moment(hour) / 24.0;
            double year = 6.3 - 10.8 * Math.cos(day.season() - 0.36);
            double weeks =
                    4.5 * Chance.wave(seed, position / 6)
                            + 2.5 * Chance.wave(seed + 1, position / 2);
            double years = 1.5 * Chance.wave(seed + 2, position / 190);
            double summer = 0.5 - 0.5 * Math.cos(day.season());
            double swing = 1 + (1 + 4 * summer) * clearness(position);
            double clock = Math.cos(2 * Math.PI * (day.clock(hour) - 15) / 24);
            degrees[hour] = year + weeks + years + swing * clock;
        }
        return degrees;
    }

    private double[] light(Day day) {
        double declination = Math.toRadians(-23.44) * Math.cos(day.season() + 0.17);
        double[] light = new double[day.hours()];
        for (int hour = 0; hour < light.length; hour++) {
            double solar = Math.floorMod(day.moment(hour), 24L) + 0.5 + LONGITUDE_HOURS;
            double height =
                    Math.sin(LATITUDE) * Math.sin(declination)
                            + Math.cos(LATITUDE)
                                    * Math.cos(declination)
                                    * Math.cos(Math.PI * (solar - 12) / 12);
            light[hour] =
                    height <= 0
                            ? 0
                            : Math.pow(height, 0.9)
                                    * (0.12 + 0.88 * clearness(day.moment(hour) / 24.0));
        }
        return light;
    }

    /** 0 under heavy clouds, 1 under a blue sky; days with their own character, hours within. */
    private double clearness(double position) {
        double days = Chance.wave(seed + 3, position * 0.9);
        double hours = Chance.wave(seed + 4, position * 9);
        return Math.min(1, Math.max(0, 0.55 + 0.5 * days + 0.22 * hours));
    }
}
