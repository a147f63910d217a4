/**
 * How does one log in here? The guide is made of the tenant's own settings and labels, so it says
 * what the tenant's pages show.
 */
package se.minasidor.portal.help;
