/** The watch: what a person must look at, what is measured, and whether the system is well. */
package no.nav.utsjekk.vakt;
