/**
 * The reference model of OS: what it accepts or refuses, and what it pays (11-os-model).
 *
 * <p>Knows neither XML nor the core, so that the stand-in, the tests and the operators' pages can all hold our oppdrag
 * against it. It is a model: where OS is known to do more, that is left out on purpose.
 */
package no.nav.utsjekk.osmodell;
