/**
 * How do we write to customers? A {@link se.minasidor.mail.Letter} handed to the {@link
 * se.minasidor.mail.Mailer} is stored with the change that caused it and sent afterwards, so that
 * no page waits for a mail server and no letter is lost when one is down.
 *
 * <p>{@link se.minasidor.mail.WorkQueue} is how work waits for its turn on any node; {@code smtp}
 * is private and speaks to the mail server.
 */
package se.minasidor.mail;
