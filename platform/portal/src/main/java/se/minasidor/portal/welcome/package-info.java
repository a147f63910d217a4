/** The page of somebody who is signed in and nobody's customer yet. */
package se.minasidor.portal.welcome;
