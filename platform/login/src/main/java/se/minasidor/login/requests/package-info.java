/**
 * What visitors ask for before they are signed in, such as a link to choose a password. It is
 * answered in the same words and the same time, whoever they are; the work is done afterwards
 * ({@link se.minasidor.login.requests.AccessRequests}).
 */
package se.minasidor.login.requests;
