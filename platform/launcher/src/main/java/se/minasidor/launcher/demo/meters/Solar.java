package se.minasidor.launcher.demo.meters;

/** Panels on a roof: what the house uses itself is never bought, the rest is delivered. */
final class Solar {

    /** Clouds pass within an hour, so a part of the sun meets no use, whatever the sums say. */
    private static final double MET = 0.88;

    private final long seed;
    private final Weather weather;
    private final double peak;

    Solar(long seed, Weather weather) {
        this.seed = seed;
        this.weather = weather;
        peak = Chance.between(5, 11, seed, 1);
    }

    /** Takes what the panels cover off what the house uses, and returns what goes out. */
    double[] deliver(Day day, double[] used) {
        double[] light = weather.sunshine(day);
        double[] degrees = weather.temperatures(day);
        double snow = degrees[0] < -3 ? 0.15 : 1;
        double[] delivered = new double[used.length];
        for (int hour = 0; hour < used.length; hour++) {
            double noise = Chance.between(.94, 1, seed, day.moment(hour));
            double made = peak * 0.97 * light[hour] * snow * noise;
            double met = MET * Math.min(used[hour], made);
            used[hour] -= met;
            delivered[hour] = made - met;
        }
        return delivered;
    }
}
