/** What does the organisation know about the customer, and who can change it? */
package se.minasidor.portal.details;
