/** The family {@code /utbetalinger/{uid}}: one utbetaling at a time, by its uid (20 §4). */
package no.nav.utsjekk.rest.utbetaling;
