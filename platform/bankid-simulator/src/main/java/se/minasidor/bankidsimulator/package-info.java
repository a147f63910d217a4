/**
 * What would BankID answer? A server that speaks RP API v6.0 as strictly as we know how, with a
 * phone page instead of an app, for the demo and for tests.
 *
 * <p>It makes its own certificate authorities, so whatever trusts it trusts nothing else, and it is
 * on no production class path. {@link se.minasidor.bankidsimulator.BankIdSimulator} is the way in.
 */
package se.minasidor.bankidsimulator;
