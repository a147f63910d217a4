/** The database as the launcher sees it: its own embedded one, and what a login there may do. */
package se.minasidor.launcher.database;
