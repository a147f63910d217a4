/**
 * Who may act for which customer? A person is whoever has proved an identity to a tenant; what they
 * may see follows from their {@link se.minasidor.accounts.Engagement}s and from nothing else, so
 * that no page knows whether it serves a household or a company.
 */
package se.minasidor.accounts;
