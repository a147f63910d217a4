package se.minasidor.customers.consumption.reading;

import java.time.LocalDate;

/** By which a row of meter_day, or of meter_month, is found. */
record DayOfSeries(long series, LocalDate day) {}
