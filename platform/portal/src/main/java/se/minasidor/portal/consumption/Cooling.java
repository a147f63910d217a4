package se.minasidor.portal.consumption;

import java.util.List;
import java.util.Optional;
import se.minasidor.customers.MeterValue;
import se.minasidor.customers.Quantity;

/** Supply minus return: what the house takes out of the water that comes in. */
final class Cooling {

    private Cooling() {}

    static Bars bars(Bars supply, Bars back) {
        List<Bar> all =
                supply.all().stream()
                        .map(s -> back.at(s.from()).map(b -> between(s, b)).orElse(s))
                        .toList();
        return new Bars(Quantity.HEAT_RETURN_TEMPERATURE, supply.length(), all, null);
    }

    private static Bar between(Bar supply, Bar back) {
        boolean known = supply.amount() != null && back.amount() != null;
        return new Bar(
                with(supply.value(), known ? supply.amount() - back.amount() : null),
                null,
                known ? supply.standing() : worse(supply, back).standing());
    }

    private static Bar worse(Bar supply, Bar back) {
        return supply.amount() == null ? supply : back;
    }

    private static MeterValue with(MeterValue value, Long amount) {
        return new MeterValue(
                value.from(),
                value.to(),
                amount,
                value.knownMinutes(),
                value.ownMinutes(),
                value.estimatedMinutes(),
                false,
                false,
                null);
    }

    /**
     * The mean of a period, each bar weighed by how much water flowed; where the flow is not
     * measured, all bars alike.
     */
    static Optional<Long> mean(Bars cooling, Optional<Bars> flow) {
        double sum = 0;
        double weight = 0;
        for (Bar bar : cooling.all()) {
            Optional<Bar> water = flow.flatMap(f -> f.at(bar.from()));
            if (bar.amount() == null || flow.isPresent() && water.map(Bar::amount).isEmpty()) {
                continue;
            }
            double w = water.map(b -> (double) b.amount()).orElse(1.0);
            sum += w * bar.amount();
            weight += w;
        }
        return weight == 0 ? Optional.empty() : Optional.of(Math.round(sum / weight));
    }
}
