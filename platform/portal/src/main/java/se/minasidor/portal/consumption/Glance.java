package se.minasidor.portal.consumption;

/**
 * A service's consumption at a glance, for the overview.
 *
 * @param place named only where the customer has the service at several places
 * @param during {@code hittills i november}
 * @param change compared with the same days last year, in words; null where nothing is known
 * @param lower less than last year, which is shown as good; more is not shown as bad
 * @param warning what so much more may mean; null where it need not mean anything
 * @param drawing the latest days
 * @param yesterday null where it is not known
 */
public record Glance(
        String place,
        String amount,
        String unit,
        String during,
        String change,
        boolean lower,
        boolean higher,
        String warning,
        String drawing,
        String first,
        String last,
        boolean before,
        String yesterday,
        String address) {}
