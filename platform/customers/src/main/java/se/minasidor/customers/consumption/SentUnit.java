package se.minasidor.customers.consumption;

import java.util.Optional;
import se.minasidor.customers.Quantity;

/**
 * The units that values are sent in, and how they become thousandths of the unit they are kept in.
 */
enum SentUnit {
    KWH("kWh", Quantity.Unit.KWH, 10_000),
    MWH("MWh", Quantity.Unit.KWH, 10),
    WH("Wh", Quantity.Unit.KWH, 10_000_000),
    M3("m3", Quantity.Unit.M3, 10_000),
    LITRE("l", Quantity.Unit.M3, 10_000_000),
    CELSIUS("C", Quantity.Unit.CELSIUS, 10_000);

    private final String word;
    private final Quantity.Unit kept;
    private final long perThousandth;

    SentUnit(String word, Quantity.Unit kept, long perThousandth) {
        this.word = word;
        this.kept = kept;
        this.perThousandth = perThousandth;
    }

    static Optional<SentUnit> named(String word) {
        for (SentUnit unit : values()) {
            if (unit.word.equals(word)) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }

    boolean fits(Quantity quantity) {
        return quantity.getUnit() == kept;
    }

    /** Rounded half up, away from zero, where there is more than a thousandth can tell. */
    long thousandths(long tenMillionths) {
        long half = perThousandth / 2;
        return (tenMillionths < 0 ? tenMillionths - half : tenMillionths + half) / perThousandth;
    }
}
