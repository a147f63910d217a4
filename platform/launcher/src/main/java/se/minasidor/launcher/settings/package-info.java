/** Every setting of the launcher in one table: name, default, check and what it is for. */
package se.minasidor.launcher.settings;
