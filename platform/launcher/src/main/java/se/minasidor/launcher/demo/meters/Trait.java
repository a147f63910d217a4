package se.minasidor.launcher.demo.meters;

import java.util.Locale;

/** What is special about a meter or about those who use what it measures. */
public enum Trait {
    /** Values for each quarter of an hour; before it got them, a fourth of the hour each. */
    QUARTERS,
    HOURS,
    DAYS,
    MONTHS,
    SOLAR,
    ELECTRIC_HEATING,
    CAR,
    HOLIDAY_HOUSE,
    OFFICE,
    HOUSING,
    /** Heat with flow and temperatures. */
    FLOW,
    LEAK,
    /** Bad reception: values get lost every month. */
    GAPS,
    /** First told wrong, then right. */
    CORRECTED;

    /** As files write it: {@code electric-heating}. */
    public static Trait of(String word) {
        return valueOf(word.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
