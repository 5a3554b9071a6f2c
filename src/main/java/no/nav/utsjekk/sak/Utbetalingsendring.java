package no.nav.utsjekk.sak;

import java.util.List;

/**
 * What a melding does to one utbetaling.
 *
 * @param melding the one that asked for it
 * @param versjon what becomes committed when OS accepts
 * @param linjer at least one
 * @param berort the perioder that change, which tell whose office pays (D23)
 */
record Utbetalingsendring(Melding melding, Utbetaling versjon, List<Oppdragslinje> linjer, List<Periode> berort) {}
