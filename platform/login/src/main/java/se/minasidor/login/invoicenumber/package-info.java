/**
 * The first-visit step {@code invoicenumber}: a newcomer names a customer number and an earlier
 * invoice, once (S3-18).
 */
package se.minasidor.login.invoicenumber;
