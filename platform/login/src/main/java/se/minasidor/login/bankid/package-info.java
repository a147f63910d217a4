/**
 * Signing in with BankID (S0-02 to S0-04, S1-03, S2-03, S4-02 to S4-05): who is the person behind
 * this browser, as their bank says?
 *
 * <p>The order lives here and not in the browser: {@link se.minasidor.login.bankid.Orders} keeps it
 * in the database, where all nodes see it, and asks BankID about it. A browser has a flow cookie,
 * and what it may see of the order is said by {@link se.minasidor.login.bankid.BankIdPage}. Asking
 * how it goes never logs anybody in: that is done by a post that carries the order's nonce and the
 * cookie of the browser that began (decision 0012).
 */
package se.minasidor.login.bankid;
