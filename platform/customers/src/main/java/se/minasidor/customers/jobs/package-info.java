/**
 * How millions of meter values come in: a body that is small is answered at once; a large one is
 * kept in parts, and workers bring one part after the other in. Start at {@link
 * se.minasidor.customers.jobs.MeterDaysRun}, then {@link se.minasidor.customers.jobs.JobTurn}.
 */
package se.minasidor.customers.jobs;
