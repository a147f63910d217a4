/**
 * What is there to pay, and what was there before? {@link
 * se.minasidor.portal.invoices.InvoiceState} names an invoice, {@link
 * se.minasidor.portal.invoices.InvoiceList} orders them, the page shows them.
 */
package se.minasidor.portal.invoices;
