package no.nav.utsjekk.utledning;

import java.util.List;
import no.nav.utsjekk.melding.LagretMelding;
import no.nav.utsjekk.mottak.Lesing;
import no.nav.utsjekk.sak.Sak;

/**
 * A melding whose turn it is, with all that its derivation needs.
 *
 * @param lesinger what its records say, in their order
 * @param sak settled state; empty when the melding names no sak that could exist
 */
public record Arbeid(LagretMelding melding, List<Lesing> lesinger, Sak sak) {}
