/** For which of several customers does the visitor want to see the pages? */
package se.minasidor.portal.customerchoice;
