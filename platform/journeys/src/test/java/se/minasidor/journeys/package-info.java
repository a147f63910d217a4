/**
 * Does the product keep its promises? The delivered product is started as an operator starts the
 * demo, and walked through with a real browser as a customer would. Everything goes the whole way:
 * import API, mail, login, pages, files.
 */
package se.minasidor.journeys;
