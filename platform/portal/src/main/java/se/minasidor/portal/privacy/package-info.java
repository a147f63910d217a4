/** What do we keep about people, and which cookies do they get? */
package se.minasidor.portal.privacy;
