/**
 * Meter values: how they come in and how they are kept. Start at {@link
 * se.minasidor.customers.consumption.MeterDayLoad}.
 */
package se.minasidor.customers.consumption;
