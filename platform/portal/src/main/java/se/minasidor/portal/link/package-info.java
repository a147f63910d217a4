/** What does the organisation put on its own site, so that customers find the way here? */
package se.minasidor.portal.link;
