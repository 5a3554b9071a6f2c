/** OS's answers to oppdrag: reading them, and what they mean (04 §6, 05 §4 and §5). */
package no.nav.utsjekk.kvittering;
