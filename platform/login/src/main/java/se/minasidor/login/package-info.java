/**
 * How does a visitor prove who they are? Each method has a package of its own and ends in the same
 * call, {@link se.minasidor.login.SessionStart}; that is the only door in.
 *
 * <p>Read {@link se.minasidor.login.LoginMethod} first, then {@code customernumber}, then {@link
 * se.minasidor.login.SessionStart} and {@link se.minasidor.login.SignedInFilter}.
 */
package se.minasidor.login;
