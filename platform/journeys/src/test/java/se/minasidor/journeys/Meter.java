package se.minasidor.journeys;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * The electricity meter of a journey's customer, as a metering system tells of it: October of two
 * years, with a day of 25 hours, two days missing, one estimated, one corrected, and some solar
 * power.
 */
final class Meter {

    static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    static final LocalDate LONG_DAY = LocalDate.of(2026, 10, 25);
    static final LocalDate CORRECTED = LocalDate.of(2026, 10, 7);

    /** What the corrected day's hours were said to be at first, in kWh. */
    private static final String AT_FIRST = "0.250";

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private Meter() {}

    /** Sends what the meter has told of the customer's facility. */
    static void readAt(Portal portal, Registered customer) {
        BillingSystem metering = new BillingSystem(Journey.PRODUCT, portal);
        metering.send("meter-days", line(customer, "EL_CONSUMPTION", CORRECTED, AT_FIRST, "M"));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 31; i++) {
            LocalDate day = OCTOBER.plusDays(i);
            lines.add(line(customer, "EL_CONSUMPTION", day.minusYears(1), "0.500", "M"));
            if (i != 10 && i != 11) {
                String quality = day.equals(CORRECTED) ? "C" : i == 23 ? "E" : "M";
                lines.add(line(customer, "EL_CONSUMPTION", day, "0.450", quality));
            }
            lines.add(line(customer, "EL_PRODUCTION", day, "0.125", "M"));
        }
        metering.send("meter-days", lines.toArray(String[]::new));
    }

    private static String line(
            Registered customer, String series, LocalDate day, String kwh, String quality) {
        StringJoiner values = new StringJoiner(",");
        for (long hour = 0; hour < hours(day); hour++) {
            values.add(kwh);
        }
        return """
               {"facility":"F%s","series":"%s","day":"%s","resolution":"PT1H","unit":"kWh",\
               "values":[%s],"quality":"%s"}"""
                .formatted(customer.customerNumber(), series, day, values, quality);
    }

    private static long hours(LocalDate day) {
        return Duration.between(day.atStartOfDay(SWEDEN), day.plusDays(1).atStartOfDay(SWEDEN))
                .toHours();
    }
}
