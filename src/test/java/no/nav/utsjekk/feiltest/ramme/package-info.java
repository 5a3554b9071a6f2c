/**
 * The fault suite: something goes wrong while requests are under way, and afterwards everything is counted. One more fault is one
 * more {@link no.nav.utsjekk.feiltest.ramme.Uhell} in {@link no.nav.utsjekk.feiltest.ramme.Uhellene}.
 */
package no.nav.utsjekk.feiltest.ramme;
