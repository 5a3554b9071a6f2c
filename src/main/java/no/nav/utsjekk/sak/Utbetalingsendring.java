package no.nav.utsjekk.sak;

import java.util.List;

/**
 * What a melding does to one utbetaling.
 *
 * @param versjon what becomes committed when OS accepts
 * @param linjer at least one
 * @param berort the perioder that change, which tell whose office pays (D23)
 */
record Utbetalingsendring(Utbetaling versjon, List<Oppdragslinje> linjer, List<Periode> berort) {}
