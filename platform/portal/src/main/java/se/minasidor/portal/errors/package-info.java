/** What does a visitor see when something is missing, too old or broken? */
package se.minasidor.portal.errors;
