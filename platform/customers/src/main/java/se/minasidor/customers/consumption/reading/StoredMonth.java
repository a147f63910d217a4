package se.minasidor.customers.consumption.reading;

import java.time.LocalDate;
import se.minasidor.customers.SeriesValues;

/** A row of meter_month. */
record StoredMonth(
        long series,
        LocalDate month,
        int known,
        int estimated,
        int revisedDays,
        SeriesValues.Highest highest,
        Long total) {}
