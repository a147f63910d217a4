package se.minasidor.customers.consumption.reading;

import java.time.ZonedDateTime;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;

/**
 * A value as it is handed to an organisation's own systems.
 *
 * @param amount thousandths of the unit, or null
 * @param quality the letter of an import
 * @param knownMinutes how much of its time has a value
 */
public record Point(
        Quantity series,
        ZonedDateTime from,
        Resolution resolution,
        Long amount,
        char quality,
        int knownMinutes) {}
