/** Keeps the contracts that producers read true: the schemas say what the formats read and what is published. */
package no.nav.utsjekk.skjema;
