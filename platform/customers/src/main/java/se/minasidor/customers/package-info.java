/**
 * What does the organisation know about its customers? Customers, the facilities and agreements
 * they have, and the invoices they were sent.
 *
 * <p>Everything comes in through the import API ({@code imports}) and is only read here. Read
 * {@link se.minasidor.customers.Customers} and {@link se.minasidor.customers.Invoices} first;
 * numbers that people type become {@link se.minasidor.customers.CustomerNumber}, {@link
 * se.minasidor.customers.IdentityNumber}, {@link se.minasidor.customers.FacilityId} and {@link
 * se.minasidor.customers.Ocr} at once.
 */
package se.minasidor.customers;
