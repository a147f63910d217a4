/**
 * How does somebody at a command line bring a file in? Over the same HTTP as every other system, so
 * that the file may lie anywhere: {@link se.minasidor.launcher.imports.FileImport}.
 */
package se.minasidor.launcher.imports;
