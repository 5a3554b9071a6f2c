/**
 * Moves what iverksettinger pay to the model of utbetalinger, chain by chain, so that meldinger can go on from there (22). Sends
 * nothing to OS and changes nothing of what is paid.
 *
 * <p>Public face: {@link no.nav.utsjekk.migrering.Migrering}.
 */
package no.nav.utsjekk.migrering;
