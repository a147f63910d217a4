package se.minasidor.portal.consumption;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;

/** Everything the page and its files are made of: what was chosen and what the meters say. */
public record Shown(
        Choice choice,
        List<Place> places,
        Map<Quantity, Bars> bars,
        Comparison comparison,
        Arrival arrival) {

    Bars main() {
        Bars main = bars.get(choice.quantity());
        return main != null ? main : nothing(choice.quantity());
    }

    private Bars nothing(Quantity quantity) {
        return new Bars(quantity, choice.frame().bars(), List.of(), null);
    }

    /** What was produced, beside what was used; nothing where only one of them is measured. */
    Optional<Bars> production() {
        return choice.quantity() == Quantity.EL_CONSUMPTION
                ? other(Quantity.EL_PRODUCTION)
                : Optional.empty();
    }

    Optional<Bars> flow() {
        return other(Quantity.HEAT_FLOW);
    }

    Optional<Bars> supply() {
        return other(Quantity.HEAT_SUPPLY_TEMPERATURE);
    }

    Optional<Bars> back() {
        return other(Quantity.HEAT_RETURN_TEMPERATURE);
    }

    /** How much colder the water is when it leaves, where both temperatures are measured. */
    Optional<Bars> cooling() {
        return supply().flatMap(s -> back().map(b -> Cooling.bars(s, b)));
    }

    private Optional<Bars> other(Quantity quantity) {
        return quantity == choice.quantity()
                ? Optional.empty()
                : Optional.ofNullable(bars.get(quantity)).filter(b -> b.length() == length());
    }

    /** The length of the bars there are; coarser than asked for where the meter told no better. */
    Resolution length() {
        return main().length();
    }

    boolean isEmpty() {
        return bars.values().stream().allMatch(Bars::isEmpty);
    }
}
