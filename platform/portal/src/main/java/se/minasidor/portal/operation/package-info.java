/** Starting, migrating and being watched: what the operator sees of the portal. */
package se.minasidor.portal.operation;
