/**
 * How do we say it? Amounts, days, periods and long numbers as people read them, in the language of
 * the visitor. Pages say {@code #{wording.money(ore, currency)}}; the rules are plain classes.
 */
package se.minasidor.portal.wording;
