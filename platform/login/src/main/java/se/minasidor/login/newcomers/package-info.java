/**
 * What newcomers do once between proving who they are and coming in: a verified e-mail address, and
 * names and the privacy policy. Each is a word in {@code first-visit.steps}; see {@link
 * se.minasidor.accounts.FirstVisits}.
 */
package se.minasidor.login.newcomers;
