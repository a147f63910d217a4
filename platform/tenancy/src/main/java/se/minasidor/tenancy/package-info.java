/**
 * Whom are we speaking for? One request belongs to one tenant, decided by its host name alone.
 *
 * <p>This package is what the other modules may use; {@code folders} reads the tenants' files and
 * is private to this module. Read {@link se.minasidor.tenancy.Tenant} first: it lists everything
 * that may differ between organisations.
 */
package se.minasidor.tenancy;
