/** What is to be said to the world: stored with the state that it speaks of, delivered afterwards in its order. */
package no.nav.utsjekk.utboks;
