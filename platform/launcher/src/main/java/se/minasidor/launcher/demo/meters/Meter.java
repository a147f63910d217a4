package se.minasidor.launcher.demo.meters;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.minasidor.customers.Facility;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;

/** The meter of one facility, and what the organisation gets to know from it. */
public final class Meter {

    private final long seed;
    private final Facility.Service service;
    private final Set<Trait> traits;
    private final LocalDate quartersSince;
    private final Resolution resolution;
    private final Load load;
    private final Solar solar;
    private final DistrictHeat heat;
    private final Taps taps;
    private final Transmission transmission;

    /**
     * @param facilityId what all luck of this meter is made from
     * @param town whose weather it is in
     * @param quartersSince the first day that was measured by quarters, where it is at all
     */
    public Meter(
            String facilityId,
            Facility.Service service,
            String town,
            Set<Trait> traits,
            LocalDate quartersSince) {
        this.service = service;
        this.traits = Set.copyOf(traits);
        this.quartersSince = quartersSince;
        seed = Chance.seed(facilityId);
        Weather weather = Weather.of(town);
        double size = traits.contains(Trait.HOUSING) ? 9 : traits.contains(Trait.OFFICE) ? 3 : 1;
        load = load(weather);
        solar = traits.contains(Trait.SOLAR) ? new Solar(seed + 10, weather) : null;
        heat = new DistrictHeat(seed, weather, size);
        taps = new Taps(seed, weather, this.traits, size);
        transmission = new Transmission(seed + 20, this.traits);
        resolution = resolution();
    }

    private Load load(Weather weather) {
        if (traits.contains(Trait.HOLIDAY_HOUSE)) {
            return new HolidayHouse(seed, weather);
        }
        if (traits.contains(Trait.OFFICE)) {
            return new Office(seed, weather);
        }
        return traits.contains(Trait.HOUSING)
                ? new Housing(seed, weather)
                : new Household(seed, weather, traits);
    }

    private Resolution resolution() {
        if (traits.contains(Trait.MONTHS)) {
            return Resolution.MONTH;
        }
        if (traits.contains(Trait.QUARTERS)) {
            return Resolution.QUARTER;
        }
        boolean daily =
                traits.contains(Trait.DAYS)
                        || service == Facility.Service.WATER && !traits.contains(Trait.HOURS);
        return daily ? Resolution.DAY : Resolution.HOUR;
    }

    public Set<Trait> traits() {
        return traits;
    }

    /** All that is ever told of a day, in the order of its arrival for each quantity. */
    public List<Said> said(LocalDate date) {
        if (resolution == Resolution.MONTH) {
            return date.getDayOfMonth() == 1 ? List.of(month(YearMonth.from(date))) : List.of();
        }
        Day day = Day.of(date);
        boolean derived = resolution == Resolution.QUARTER && date.isBefore(quartersSince);
        List<Said> all = new ArrayList<>();
        measured(day)
                .forEach(
                        (quantity, hours) ->
                                transmission
                                        .versions(
                                                day,
                                                values(day, quantity, hours, derived),
                                                () -> weekBefore(day, quantity, derived),
                                                derived ? 'D' : 'M',
                                                quantity.isAdditive())
                                        .forEach(version -> all.add(said(day, quantity, version))));
        return all;
    }

    private long[] weekBefore(Day day, Quantity quantity, boolean derived) {
        Day before = Day.of(day.date().minusDays(7));
        return values(before, quantity, measured(before).get(quantity), derived);
    }

    private Said said(Day day, Quantity quantity, Transmission.Version version) {
        return new Said(
                version.arrives(),
                day.date(),
                quantity,
                resolution,
                version.amounts(),
                new String(version.quality()));
    }

    /** Two months of a year nobody could read the meter. */
    private Said month(YearMonth month) {
        boolean estimated = Chance.at(seed + 30, month.hashCode()) < 0.16;
        long[] amount = {billed(month.atDay(1), month.atEndOfMonth())};
        return new Said(
                month.plusMonths(1).atDay(1),
                month.atDay(1),
                Quantity.of(service).get(0),
                resolution,
                amount,
                estimated ? "E" : "M");
    }

    /** What is paid for, in thousandths, from a day to another: what was said last of each. */
    public long billed(LocalDate from, LocalDate to) {
        Quantity quantity = Quantity.of(service).get(0);
        long sum = 0;
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            if (resolution == Resolution.MONTH) {
                for (long amount : thousandths(measured(Day.of(date)).get(quantity))) {
                    sum += amount;
                }
            } else {
                sum +=
                        said(date).stream()
                                .filter(said -> said.quantity() == quantity)
                                .reduce((earlier, later) -> later)
                                .orElseThrow()
                                .total();
            }
        }
        return sum;
    }

    /** What the meter measures, hour by hour. */
    private Map<Quantity, double[]> measured(Day day) {
        Map<Quantity, double[]> measured = new EnumMap<>(Quantity.class);
        switch (service) {
            case EL -> {
                double[] used = load.hours(day);
                double[] delivered = solar == null ? null : solar.deliver(day, used);
                measured.put(Quantity.EL_CONSUMPTION, used);
                if (delivered != null) {
                    measured.put(Quantity.EL_PRODUCTION, delivered);
                }
            }
            case HEAT -> {
                DistrictHeat.Hours hours = heat.hours(day);
                measured.put(Quantity.HEAT_ENERGY, hours.energy());
                if (traits.contains(Trait.FLOW)) {
                    measured.put(Quantity.HEAT_FLOW, hours.flow());
                    measured.put(Quantity.HEAT_SUPPLY_TEMPERATURE, hours.supply());
                    measured.put(Quantity.HEAT_RETURN_TEMPERATURE, hours.back());
                }
            }
            default -> {
                double[] litres = taps.hours(day);
                for (int hour = 0; hour < litres.length; hour++) {
                    litres[hour] /= 1000;
                }
                measured.put(Quantity.WATER, litres);
            }
        }
        return measured;
    }

    private long[] values(Day day, Quantity quantity, double[] hours, boolean derived) {
        long[] whole = thousandths(hours);
        return switch (resolution) {
            case QUARTER -> quarters(day, quantity, whole, derived);
            case DAY -> new long[] {sum(whole)};
            default -> whole;
        };
    }

    private long[] quarters(Day day, Quantity quantity, long[] hours, boolean derived) {
        long[] quarters = new long[4 * hours.length];
        for (int hour = 0; hour < hours.length; hour++) {
            double[] weights = {1, 1, 1, 1};
            double all = 4;
            for (int i = 0; i < 4 && !derived; i++) {
                long moment = 4 * day.moment(hour) + i;
                all -= weights[i];
                weights[i] = Chance.between(.55, 1.45, seed + 40 + quantity.ordinal(), moment);
                all += weights[i];
            }
            for (int i = 0; i < 4; i++) {
                quarters[4 * hour + i] = Math.round(hours[hour] * weights[i] / all);
            }
        }
        return quarters;
    }

    private static long[] thousandths(double[] hours) {
        long[] whole = new long[hours.length];
        for (int hour = 0; hour < hours.length; hour++) {
            whole[hour] = Math.round(hours[hour] * 1000);
        }
        return whole;
    }

    private static long sum(long[] amounts) {
        long sum = 0;
        for (long amount : amounts) {
            sum += amount;
        }
        return sum;
    }
}
