/** Derived oppdrag: stored, written as XML, handed to MQ (04). */
package no.nav.utsjekk.oppdrag;
