package se.minasidor.portal.consumption;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.minasidor.customers.DaySpan;
import se.minasidor.customers.Facility;
import se.minasidor.customers.MeteredFacility;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;

/**
 * What is shown: what the address asks for as far as the customer has it, else what comes nearest.
 * A foreign or unknown facility is as good as none, so that the first of one's own is shown.
 *
 * @param offered the bar lengths this meter can show, the longest first
 * @param data the days from the first to the last value of what is shown
 */
public record Choice(
        Place place,
        MeteredFacility meter,
        List<Resolution> offered,
        DaySpan data,
        Frame frame,
        Asked asked) {

    private static final List<Resolution> LENGTHS =
            List.of(
                    Resolution.YEAR,
                    Resolution.MONTH,
                    Resolution.DAY,
                    Resolution.HOUR,
                    Resolution.QUARTER);
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    /** Nothing where nothing is measured. */
    static Optional<Choice> of(Asked asked, List<Place> places, LocalDate today) {
        return found(asked, places).map(place -> at(place, meter(place, asked), asked, today));
    }

    private static Optional<Place> found(Asked asked, List<Place> places) {
        return places.stream()
                .filter(p -> asked.facility() != null && p.with(asked.facility()).isPresent())
                .findFirst()
                .or(
                        () ->
                                places.stream()
                                        .filter(p -> p.with(asked.service()).isPresent())
                                        .findFirst())
                .or(() -> places.stream().findFirst());
    }

    private static MeteredFacility meter(Place place, Asked asked) {
        return place.with(asked.facility())
                .or(() -> place.with(asked.service()))
                .orElse(place.meters().get(0));
    }

    private static Choice at(Place place, MeteredFacility meter, Asked asked, LocalDate today) {
        DaySpan data = data(meter);
        List<Resolution> offered = offered(meter);
        Resolution bars = bars(asked.bars(), offered);
        LocalDate day = asked.from() == null ? data.to() : asked.from();
        if (day.isBefore(EARLIEST) || day.isAfter(today.plusYears(1))) {
            day = data.to();
        }
        Frame frame = Frame.holding(day, bars, data);
        Asked answered =
                new Asked(
                        meter.facility().id(),
                        meter.facility().service(),
                        bars,
                        frame.from(),
                        asked.table(),
                        "");
        return new Choice(place, meter, offered, data, frame, answered);
    }

    private static DaySpan data(MeteredFacility meter) {
        return new DaySpan(
                meter.series().stream()
                        .map(MeteredFacility.Series::firstDay)
                        .min(LocalDate::compareTo)
                        .orElseThrow(),
                meter.series().stream()
                        .map(MeteredFacility.Series::lastDay)
                        .max(LocalDate::compareTo)
                        .orElseThrow());
    }

    private static List<Resolution> offered(MeteredFacility meter) {
        Resolution finest = main(meter).finest();
        return LENGTHS.stream().filter(length -> !length.isFinerThan(finest)).toList();
    }

    private static Resolution bars(Resolution wanted, List<Resolution> offered) {
        Resolution length = wanted == null ? Resolution.DAY : wanted;
        return offered.contains(length) ? length : offered.get(offered.size() - 1);
    }

    /** The quantity that the page is about: the first that adds up, else whatever there is. */
    static MeteredFacility.Series main(MeteredFacility meter) {
        return meter.series().stream()
                .filter(s -> s.quantity().isAdditive())
                .findFirst()
                .orElse(meter.series().get(0));
    }

    public Quantity quantity() {
        return main(meter).quantity();
    }

    public Facility.Service service() {
        return meter.facility().service();
    }

    Set<Quantity> quantities() {
        Set<Quantity> all = EnumSet.noneOf(Quantity.class);
        meter.series().forEach(s -> all.add(s.quantity()));
        return all;
    }

    boolean canStep(boolean forward) {
        return forward ? !frame.to().isAfter(data.to()) : data.from().isBefore(frame.from());
    }

    Asked stepped(boolean forward) {
        return asked.showing(frame.bars(), frame.stepped(forward));
    }

    /** This period in bars of another length; where a part of it must be chosen, the latest. */
    Asked inBars(Resolution length) {
        return asked.showing(length, frame.contains(data.to()) ? data.to() : frame.from());
    }

    /** The nearest period that has values, for somebody who is where there are none. */
    Asked nearest() {
        LocalDate day = frame.to().isAfter(data.from()) ? data.to() : data.from();
        return asked.showing(frame.bars(), Frame.holding(day, frame.bars(), data).from());
    }

    /** What a bar that begins on a day opens into; nothing where the meter tells no more. */
    Optional<Asked> deeper(LocalDate day) {
        Resolution length = Frame.deeper(frame.bars());
        return length == frame.bars() || !offered.contains(length)
                ? Optional.empty()
                : Optional.of(asked.showing(length, day));
    }
}
