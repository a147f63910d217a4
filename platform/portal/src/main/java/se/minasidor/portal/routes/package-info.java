/** Which page answers at which address, and which pages are the same for everybody and kept. */
package se.minasidor.portal.routes;
