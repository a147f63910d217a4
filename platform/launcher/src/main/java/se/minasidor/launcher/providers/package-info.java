/** Stand-ins for Microsoft, Google and Facebook, for the demo and its journeys. */
package se.minasidor.launcher.providers;
