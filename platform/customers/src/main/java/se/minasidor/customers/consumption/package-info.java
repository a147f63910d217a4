/**
 * How meter values are kept and read. For reading, start at {@link
 * se.minasidor.customers.consumption.ConsumptionReader}; {@link
 * se.minasidor.customers.consumption.OwnDays} is what a customer may see of it.
 */
package se.minasidor.customers.consumption;
