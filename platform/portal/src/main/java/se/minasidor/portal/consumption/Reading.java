package se.minasidor.portal.consumption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import se.minasidor.customers.Consumption;
import se.minasidor.customers.DaySpan;
import se.minasidor.customers.MeterBook;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SeriesValues;
import se.minasidor.tenancy.Tenant;

/** Fetches what is shown: the meters, this period, last year's, and days of unfinished months. */
@ApplicationScoped
public class Reading {

    @Inject private Consumption consumption;

    /** Nothing where these customers have no measured value yet. */
    public Optional<Shown> read(
            Tenant tenant, Set<UUID> customers, Asked asked, ZonedDateTime now) {
        Arrival arrival = Arrival.at(now, tenant.consumption().valuesBy());
        return consumption.read(tenant.id(), customers, book -> read(book, asked, arrival));
    }

    private static Optional<Shown> read(MeterBook book, Asked asked, Arrival arrival) {
        List<Place> places = Place.livingFirst(Place.of(book.metered()), arrival.today());
        return Choice.of(asked, places, arrival.today())
                .map(choice -> shown(book, choice, places, arrival));
    }

    private static Shown shown(MeterBook book, Choice choice, List<Place> places, Arrival arrival) {
        Frame frame = choice.frame();
        Map<Quantity, Bars> bars = bars(book, choice, choice.quantities(), frame, arrival);
        Bars main = bars.get(choice.quantity());
        Comparison comparison =
                main == null || frame.bars() == Resolution.YEAR
                        ? Comparison.NONE
                        : Comparison.of(main).plus(sameDays(book, choice, main, arrival));
        return new Shown(choice, places, bars, comparison, arrival);
    }

    private static Map<Quantity, Bars> bars(
            MeterBook book, Choice choice, Set<Quantity> quantities, Frame frame, Arrival arrival) {
        List<DaySpan> periods = new ArrayList<>();
        periods.add(days(frame));
        if (!frame.lastYear().equals(frame) && frame.lastYear().touches(choice.data())) {
            periods.add(days(frame.lastYear()));
        }
        List<List<SeriesValues>> found =
                book.values(choice.meter().facility().id(), quantities, frame.bars(), periods);
        Map<Quantity, SeriesValues> now = byQuantity(found.get(0));
        Map<Quantity, SeriesValues> before = found.size() > 1 ? byQuantity(found.get(1)) : Map.of();
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

    private static DaySpan days(Frame frame) {
        return new DaySpan(frame.from(), frame.lastDay());
    }

    private static Map<Quantity, SeriesValues> byQuantity(List<SeriesValues> values) {
        return values.stream().collect(Collectors.toMap(SeriesValues::quantity, v -> v));
    }

    /** Months that one of the years does not know in full are compared day by day. */
    private static Comparison sameDays(
            MeterBook book, Choice choice, Bars months, Arrival arrival) {
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
                                book,
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
