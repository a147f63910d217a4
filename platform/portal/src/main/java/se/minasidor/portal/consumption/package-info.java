/**
 * How much has been used and produced, where and when? The address says what is asked ({@link
 * se.minasidor.portal.consumption.Asked}), the customer's meters say what can be shown ({@link
 * se.minasidor.portal.consumption.Choice}), and bars, table and files are made of the same values.
 */
package se.minasidor.portal.consumption;
