/**
 * The core: saker, utbetalinger, perioder and the derivation of oppdrag from them.
 *
 * <p>Pure functions over immutable records. Imports nothing but the JDK and never reads a clock or a random source:
 * ids and times are passed in.
 */
package no.nav.utsjekk.sak;
