package se.minasidor.launcher.demo.meters;

/**
 * A house on district heating: warmth when it is cold out, hot water in the morning and evening.
 */
final class DistrictHeat {

    /** kWh that a cubic metre of water gives off for each degree that it is cooled. */
    private static final double PER_CUBIC_METRE_AND_DEGREE = 1.163;

    private final long seed;
    private final Weather weather;
    private final double size;
    private final double loss;

    DistrictHeat(long seed, Weather weather, double size) {
        this.seed = seed;
        this.weather = weather;
        this.size = size;
        loss = Chance.between(.09, .16, seed, 1);
    }

    /** kWh, m³ and degrees, hour by hour. */
    record Hours(double[] energy, double[] flow, double[] supply, double[] back) {}

    Hours hours(Day day) {
        double[] degrees = weather.temperatures(day);
        int hours = day.hours();
        Hours told =
                new Hours(
                        new double[hours], new double[hours], new double[hours], new double[hours]);
        for (int hour = 0; hour < hours; hour++) {
            long moment = day.moment(hour);
            double warmth =
                    loss
                            * Math.max(0, 16.5 - degrees[hour])
                            * Chance.between(.85, 1.15, seed + 1, moment);
            double energy = size * (warmth + bathing(day.clock(hour), moment));
            double idle = Math.exp(-warmth);
            told.supply[hour] =
                    70
                            + Math.max(0, 4 - degrees[hour]) * 1.3
                            - 6 * idle
                            + 1.5 * Chance.wave(seed + 2, moment / 4.0);
            told.back[hour] =
                    33
                            + 0.25 * Math.max(0, 4 - degrees[hour])
                            + 11 * idle
                            + 1.2 * Chance.wave(seed + 3, moment / 3.0);
            told.energy[hour] = energy;
            told.flow[hour] =
                    energy / (PER_CUBIC_METRE_AND_DEGREE * (told.supply[hour] - told.back[hour]));
        }
        return told;
    }

    private double bathing(int clock, long moment) {
        boolean likely = clock >= 6 && clock <= 8 || clock >= 18 && clock <= 22;
        double circulation = 0.08;
        return circulation
                + (Chance.at(seed + 4, moment) < (likely ? 0.55 : 0.08)
                        ? Chance.between(.4, 2.2, seed + 5, moment)
                        : 0);
    }
}
