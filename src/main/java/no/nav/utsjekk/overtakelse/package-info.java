/** Taking over from an installation before this one: its published utbetalinger become ours (00, take-over). */
package no.nav.utsjekk.overtakelse;
