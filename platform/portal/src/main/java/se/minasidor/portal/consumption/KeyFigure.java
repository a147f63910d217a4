package se.minasidor.portal.consumption;

/** One of the numbers above the chart: {@code Medel per dygn}, {@code 12,5}, {@code kWh}. */
public record KeyFigure(String label, String amount, String unit, String note) {}
