/** Producers' own meldinger over HTTP: taken in as those of Kafka, and answered in the call (20 §6, §7). */
package no.nav.utsjekk.rest.innsending;
