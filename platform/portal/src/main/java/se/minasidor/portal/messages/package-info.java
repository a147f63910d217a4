/** What is new for the customer? */
package se.minasidor.portal.messages;
