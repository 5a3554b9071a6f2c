/** The steps of a request that are pure computation, measured alone with JMH. */
package no.nav.utsjekk.maaling.jmh;
