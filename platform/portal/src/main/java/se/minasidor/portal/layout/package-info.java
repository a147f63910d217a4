/**
 * What stands around every page, whatever it is about: links back to the organisation, languages,
 * support, companies and navigation. All of it comes from the tenant's settings.
 */
package se.minasidor.portal.layout;
