/** The stored state of saker: committed utbetalinger, who owns which uid, and what OS knows. */
package no.nav.utsjekk.saker;
