/** Where is somebody signed in, and how do they end it? */
package se.minasidor.portal.sessions;
