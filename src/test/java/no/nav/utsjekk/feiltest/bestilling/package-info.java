/**
 * Random requests of all producers, and what must come of them: the part of the tests that knows what was asked, without
 * any knowledge of how the product goes about it.
 */
package no.nav.utsjekk.feiltest.bestilling;
