/** How an organisation's own systems read what happened in its portal. */
package se.minasidor.customers.events;
