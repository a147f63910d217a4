/**
 * Invented customers, meter values and invoices for trying the product. Made by rule, so that the
 * same day gives the same data everywhere; brought in through the import API like anybody's. Which
 * organisation has what is said by files under {@code minasidor/demo}, never here.
 */
package se.minasidor.launcher.demo;
