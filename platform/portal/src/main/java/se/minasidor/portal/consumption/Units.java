package se.minasidor.portal.consumption;

import java.math.BigDecimal;
import java.math.RoundingMode;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;

/** With how many decimals amounts are shown: as many as tell something, no more. */
final class Units {

    private static final long THOUSAND = 1_000_000;

    private Units() {}

    /**
     * For bars and rows.
     *
     * @param highest the highest of them, in thousandths
     */
    static int decimals(Quantity quantity, Resolution length, long highest) {
        return switch (quantity.getUnit()) {
            case CELSIUS -> 1;
            case M3 -> length == Resolution.YEAR || length == Resolution.MONTH ? 1 : 3;
            case KWH ->
                    switch (length) {
                        case YEAR, MONTH -> highest < THOUSAND / 10 ? 1 : 0;
                        case DAY -> highest < THOUSAND ? 1 : 0;
                        case HOUR -> highest < THOUSAND ? 2 : 0;
                        case QUARTER -> highest < THOUSAND ? 3 : 1;
                    };
        };
    }

    /**
     * What a reader gets who subtracts the numbers as they are written, so that no row looks wrong.
     */
    static long difference(long now, long before, int decimals) {
        return rounded(now, decimals) - rounded(before, decimals);
    }

    private static long rounded(long amount, int decimals) {
        return BigDecimal.valueOf(amount, 3)
                .setScale(decimals, RoundingMode.HALF_UP)
                .movePointRight(3)
                .longValueExact();
    }

    /** For a sum or a mean, which stands alone. */
    static int decimals(Quantity quantity, long amount) {
        long size = Math.abs(amount);
        return switch (quantity.getUnit()) {
            case CELSIUS -> 1;
            case M3 -> size < THOUSAND / 1000 ? 3 : size < THOUSAND / 100 ? 2 : 1;
            case KWH -> size < THOUSAND / 1000 ? 2 : size < THOUSAND * 10 ? 1 : 0;
        };
    }
}
