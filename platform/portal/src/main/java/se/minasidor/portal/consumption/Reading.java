package se.minasidor.portal.consumption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import se.minasidor.customers.Consumption;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SeriesValues;
import se.minasidor.tenancy.Tenant;

/** Fetches what is shown: the meters, this period, last year's, and days of unfinished months. */
@ApplicationScoped
public class Reading {

    @Inject private Consumption consumption;

    /** Nothing where these customers have no measured value yet. */
    Optional<Shown> read(Tenant tenant, Set<UUID> customers, Asked asked, ZonedDateTime now) {
        Arrival arrival = Arrival.at(now, tenant.consumption().valuesBy());
        List<Place> places =
                Place.livingFirst(
                        Place.of(consumption.metered(tenant.id(), customers)), arrival.today());
        return Choice.of(asked, places, arrival.today())
                .map(choice -> shown(tenant, customers, choice, places, arrival));
    }

    private Shown shown(
            Tenant tenant,
            Set<UUID> customers,
            Choice choice,
            List<Place> places,
            Arrival arrival) {
        Frame frame = choice.frame();
        Map<Quantity, Bars> bars =
                bars(tenant, customers, choice, choice.quantities(), frame, arrival);
        Bars main = bars.get(choice.quantity());
        Comparison comparison =
                main == null || frame.bars() == Resolution.YEAR
                        ? Comparison.NONE
                        : Comparison.of(main)
                                .plus(sameDays(tenant, customers, choice, main, arrival));
        return new Shown(choice, places, bars, comparison, arrival);
    }

    private Map<Quantity, Bars> bars(
            Tenant tenant,
            Set<UUID> customers,
            Choice choice,
            Set<Quantity> quantities,
            Frame frame,
            Arrival arrival) {
        Map<Quantity, SeriesValues> now = values(tenant, customers, choice, quantities, frame);
        Map<Quantity, SeriesValues> before =
                frame.lastYear().equals(frame) || !frame.lastYear().touches(choice.data())
                        ? Map.of()
                        : values(tenant, customers, choice, quantities, frame.lastYear());
        Map<Quantity, Bars> bars = new EnumMap<>(Quantity.class);
        now.forEach(
                (quantity, values) ->
                        bars.put(
                                quantity,
                                Bars.of(
                                        values,
                                        Optional.ofNullable(before.get(quantity)),
                                        arrival)));
        return bars;
    }

    private Map<Quantity, SeriesValues> values(
            Tenant tenant,
            Set<UUID> customers,
            Choice choice,
            Set<Quantity> quantities,
            Frame frame) {
        return consumption
                .values(
                        tenant.id(),
                        customers,
                        choice.meter().facility().getId(),
                        quantities,
                        frame.bars(),
                        frame.from(),
                        frame.to())
                .stream()
                .collect(Collectors.toMap(SeriesValues::quantity, v -> v));
    }

    /** Months that one of the years does not know in full are compared day by day. */
    private Comparison sameDays(
            Tenant tenant, Set<UUID> customers, Choice choice, Bars months, Arrival arrival) {
        List<Bar> unclear = Comparison.unclear(months);
        if (choice.frame().bars() != Resolution.MONTH
                || !choice.offered().contains(Resolution.DAY)
                || unclear.isEmpty()) {
            return Comparison.NONE;
        }
        LocalDate first = unclear.get(0).day();
        LocalDate last = unclear.get(unclear.size() - 1).day().plusMonths(1);
        Set<YearMonth> asked =
                unclear.stream().map(b -> YearMonth.from(b.day())).collect(Collectors.toSet());
        Bars days =
                bars(
                                tenant,
                                customers,
                                choice,
                                Set.of(months.quantity()),
                                new Frame(Resolution.DAY, first, last),
                                arrival)
                        .get(months.quantity());
        return days == null
                ? Comparison.NONE
                : Comparison.of(days.all(), bar -> asked.contains(YearMonth.from(bar.day())));
    }
}
