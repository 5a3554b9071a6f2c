/**
 * Stored iverksettinger: their intake, their state and how they go (20 §3). What they mean is in {@code iverksetting}; from
 * derivation on they are meldinger as any other (docs/adr/0022).
 *
 * <p>Public face: {@link no.nav.utsjekk.iverksettinger.Iverksettingsmottak} and
 * {@link no.nav.utsjekk.iverksettinger.Iverksettingsstatuser}.
 */
package no.nav.utsjekk.iverksettinger;
