/** The small parts of pages that are made in Java, because every page has many of them. */
package se.minasidor.portal.parts;
