package se.minasidor.customers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A facility of certain customers with what is measured there, as far as they may see it.
 *
 * @param own the days within their agreements, joined and in order
 * @param series in the order of {@link Quantity}; those without a value on own days are left out
 */
public record MeteredFacility(Site facility, List<DaySpan> own, List<Series> series) {

    public MeteredFacility {
        own = List.copyOf(own);
        series = List.copyOf(series);
    }

    /**
     * What is said of a facility where its values are shown; text that nobody has given is null.
     *
     * @param facilityId as it stands on the invoice, such as 18 digits for electricity
     */
    public record Site(
            UUID id,
            String facilityId,
            Facility.Service service,
            String street,
            String postalCode,
            String city) {}

    /**
     * One measured quantity.
     *
     * @param finest the finest resolution of its latest values; MONTH where nobody reads the meter
     *     more often
     * @param firstDay the first own day that has a value
     * @param lastDay the last one
     */
    public record Series(
            Quantity quantity, Resolution finest, LocalDate firstDay, LocalDate lastDay) {}

    public Optional<Series> series(Quantity quantity) {
        return series.stream().filter(s -> s.quantity() == quantity).findFirst();
    }

    public boolean isOwn(LocalDate day) {
        return own.stream().anyMatch(span -> span.contains(day));
    }
}
