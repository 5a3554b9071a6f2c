/**
 * Asking OS what it would pay (07): the request and its SOAP, what OS answers and what producers are told of it.
 *
 * <p>Dry runs that wait for OS stand in {@code simulering}, apart from the real meldinger of their saker. To ask OS for something
 * else than a stored melding, send a {@link no.nav.utsjekk.simulering.Sporsmal} to the route {@code direct:simuler}
 * (docs/adr/0021).
 */
package no.nav.utsjekk.simulering;
