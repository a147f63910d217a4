/**
 * What would the demo's meters tell? Amounts for every hour, made from season, weather, weekdays
 * and the habits of whoever lives there, and how they reach the organisation: late, with gaps,
 * estimated, corrected. A facility and a day always give the same amounts.
 */
package se.minasidor.launcher.demo.meters;
