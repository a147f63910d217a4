/**
 * What all resources of {@code /api/v1} share: who may call, and how errors are told (RFC 9457).
 */
package se.minasidor.customers.api;
