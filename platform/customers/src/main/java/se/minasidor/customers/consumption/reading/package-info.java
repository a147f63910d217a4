/**
 * How meter values are read. Start at {@link
 * se.minasidor.customers.consumption.reading.ConsumptionReader}; {@link
 * se.minasidor.customers.consumption.reading.OwnDays} is what a customer may see.
 */
package se.minasidor.customers.consumption.reading;
