package se.minasidor.tenancy;

/**
 * The event that the portal is up: tables and tenants are there, and work in the background may
 * begin. CDI's own start comes too early for beans that need the server's executors.
 */
public record Started() {}
