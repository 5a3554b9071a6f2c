/**
 * What OS will pay on a sak: all that OS has accepted, replayed through the model of OS and held against the committed
 * versions (design invariant 7).
 *
 * <p>Public face: {@link no.nav.utsjekk.hovedbok.Hovedboker} and the {@link no.nav.utsjekk.hovedbok.Hovedbok} that it
 * gives; {@link no.nav.utsjekk.hovedbok.Oppdragsleser} for whoever has documents and a model.
 */
package no.nav.utsjekk.hovedbok;
