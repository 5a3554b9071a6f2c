/** From stored meldinger to stored oppdrag: reads the sak, lets the core derive, stores what comes out. */
package no.nav.utsjekk.utledning;
