/**
 * The originals of invoices: sent to us by the API, or fetched where the organisation keeps them.
 */
package se.minasidor.customers.invoices;
