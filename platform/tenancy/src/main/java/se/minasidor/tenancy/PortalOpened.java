package se.minasidor.tenancy;

/**
 * Fired once, when the tables are migrated and the tenants are read: the moment for workers to begin.
 * (The container's own start of a scope comes too early, before resources can be looked up.)
 */
public record PortalOpened() {}
