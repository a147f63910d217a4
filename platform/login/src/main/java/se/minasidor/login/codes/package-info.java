/**
 * Is it really their e-mail address? Six digits are mailed to it and typed in by whoever asked for
 * them (S4-06 to S4-09). Six digits can be guessed, so everything here limits guessing: see {@link
 * se.minasidor.login.codes.Codes}.
 */
package se.minasidor.login.codes;
