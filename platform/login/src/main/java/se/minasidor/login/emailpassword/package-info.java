/**
 * Signing in with a verified e-mail address and a password, and making such an account (S4-02,
 * S4-06 to S4-11).
 *
 * <p>An account comes to be when the code that was mailed to its address is typed in, and not
 * before: until then there is an address on its way ({@link se.minasidor.login.codes.CodeFlows})
 * and nothing that somebody else could have prepared for its owner. Whether an address has an
 * account is told to that address by mail, and to nobody else.
 */
package se.minasidor.login.emailpassword;
