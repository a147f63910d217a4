/**
 * How do an organisation's files become a {@link se.minasidor.tenancy.Tenant}? Reads the folders
 * shipped on the class path and those of the live folder, and says what is wrong with them. Private
 * to this module; {@link se.minasidor.tenancy.TenantFolders} is the way in.
 */
package se.minasidor.tenancy.folders;
