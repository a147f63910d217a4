/** Payara Micro as a child process: its files, its options, its readiness and its end. */
package se.minasidor.launcher.server;
