/** Turns a letter into a message and gives it to the mail server. */
package se.minasidor.mail.smtp;
