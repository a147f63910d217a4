/**
 * Passwords, for every login method that has them: what is a good one, how it is kept, and what a
 * try with it leads to ({@link se.minasidor.login.passwords.PasswordLogin}).
 */
package se.minasidor.login.passwords;
