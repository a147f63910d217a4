package se.minasidor.customers;

import java.util.Arrays;
import java.util.List;

/** What a meter measures. Amounts are kept and handed on as thousandths of the unit. */
public enum Quantity {
    EL_CONSUMPTION(Facility.Service.EL, Unit.KWH),
    EL_PRODUCTION(Facility.Service.EL, Unit.KWH),
    HEAT_ENERGY(Facility.Service.HEAT, Unit.KWH),
    HEAT_FLOW(Facility.Service.HEAT, Unit.M3),
    HEAT_SUPPLY_TEMPERATURE(Facility.Service.HEAT, Unit.CELSIUS),
    HEAT_RETURN_TEMPERATURE(Facility.Service.HEAT, Unit.CELSIUS),
    WATER(Facility.Service.WATER, Unit.M3);

    /** The unit that a quantity is kept and shown in. */
    public enum Unit {
        KWH("kWh"),
        M3("m³"),
        CELSIUS("°C");

        private final String sign;

        Unit(String sign) {
            this.sign = sign;
        }

        /** As it is written behind a number. */
        public String getSign() {
            return sign;
        }
    }

    private final Facility.Service service;
    private final Unit unit;

    Quantity(Facility.Service service, Unit unit) {
        this.service = service;
        this.unit = unit;
    }

    public Facility.Service getService() {
        return service;
    }

    public Unit getUnit() {
        return unit;
    }

    /** False for temperatures: a day's temperature is the mean of its hours, not their sum. */
    public boolean isAdditive() {
        return unit != Unit.CELSIUS;
    }

    /** What can be measured where this service is delivered, the most asked for first. */
    public static List<Quantity> of(Facility.Service service) {
        return Arrays.stream(values()).filter(q -> q.service == service).toList();
    }
}
