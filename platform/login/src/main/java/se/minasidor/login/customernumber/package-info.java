/**
 * Signing in with a customer number or organisation number and a password, and how a known customer
 * gets a password: by registering an e-mail address (S0-10 to S0-14, S2-07 to S2-12) or by a link
 * to the registered one (S0-15 to S0-17).
 *
 * <p>A customer number is printed on every invoice and proves nothing. What a visitor asks for is
 * answered in the same words, whoever they are and whether or not we know them; the work is done
 * after the answer ({@link se.minasidor.login.requests.AccessRequests}).
 */
package se.minasidor.login.customernumber;
