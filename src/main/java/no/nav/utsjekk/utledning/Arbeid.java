package no.nav.utsjekk.utledning;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.nav.utsjekk.iverksettinger.IverksettingRepository;
import no.nav.utsjekk.melding.LagretMelding;
import no.nav.utsjekk.mottak.Lesing;
import no.nav.utsjekk.sak.Sak;

/**
 * A melding whose turn it is, with all that its derivation needs.
 *
 * @param lesinger what its records say, in their order; none for an iverksetting
 * @param sak settled state; empty when the melding names no sak that could exist
 * @param umigrerte klassekoder of the chains of iverksettinger that the sak has
 * @param iverksetting present when the melding is one
 */
public record Arbeid(
        LagretMelding melding,
        List<Lesing> lesinger,
        Sak sak,
        Set<String> umigrerte,
        Optional<IverksettingRepository.Klar> iverksetting) {}
