/**
 * How customer data comes in: files of one JSON object per line, or CSV, read in constant memory,
 * checked line by line, and written all together. Start at {@link
 * se.minasidor.customers.imports.ImportsResource}; {@link se.minasidor.customers.imports.LineKind}
 * and its four kinds say what a line may hold.
 */
package se.minasidor.customers.imports;
