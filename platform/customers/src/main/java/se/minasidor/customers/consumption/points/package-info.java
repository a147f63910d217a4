/** {@code GET /api/v1/consumption}: meter values for an organisation's own systems. */
package se.minasidor.customers.consumption.points;
