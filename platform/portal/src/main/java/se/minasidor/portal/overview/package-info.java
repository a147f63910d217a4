/** What does the customer need to know today? */
package se.minasidor.portal.overview;
