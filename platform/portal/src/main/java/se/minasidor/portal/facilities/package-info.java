/** Where does the customer have which service, and under which agreements? */
package se.minasidor.portal.facilities;
