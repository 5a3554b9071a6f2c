/** The life of a melding: waits, has its turn, is in flight, is answered (05 §1). One in flight per sak. */
package no.nav.utsjekk.melding;
