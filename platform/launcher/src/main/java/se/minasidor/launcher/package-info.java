/**
 * How does it start? One small Java process reads the settings, refuses what is wrong with a line
 * that names it, and runs Payara Micro with the portal as its child. For {@code demo} it also runs
 * an embedded PostgreSQL, a mail sink and the demo data.
 */
package se.minasidor.launcher;
