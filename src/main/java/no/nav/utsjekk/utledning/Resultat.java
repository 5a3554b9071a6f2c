package no.nav.utsjekk.utledning;

import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.iverksettinger.IverksettingRepository;
import no.nav.utsjekk.melding.LagretMelding;
import no.nav.utsjekk.oppdrag.NyttOppdrag;
import no.nav.utsjekk.sak.Avvisning;
import no.nav.utsjekk.sak.Dobbeltmistanke;
import no.nav.utsjekk.saker.SakRepository;

/** What is to be stored of a derived melding. */
public sealed interface Resultat {

    LagretMelding melding();

    /** What an iverksetting leaves; nothing for meldinger, and for those that are refused. */
    default Optional<Iverksatt> iverksatt() {
        return Optional.empty();
    }

    /** @param kjeder the chains that it changes */
    record Iverksatt(IverksettingRepository.Utledet utledet, List<SakRepository.Kjede> kjeder) {}

    /**
     * OS must be told.
     *
     * @param detaljer as in the statuses, JSON
     * @param claims new uids of the sak
     * @param iverksatt present when it is an iverksetting
     */
    record Oppdrag(
            LagretMelding melding,
            List<NyttOppdrag> oppdrag,
            String detaljer,
            List<SakRepository.Claim> claims,
            List<Dobbeltmistanke> mistanker,
            Optional<Iverksatt> iverksatt)
            implements Resultat {}

    /**
     * A dry run that OS must be asked about. The oppdrag are not kept: it is derived anew when OS can be asked (SIM-1).
     *
     * @param oppdrag one per fagområde
     */
    record Simuleres(LagretMelding melding, List<no.nav.utsjekk.sak.Oppdrag> oppdrag) implements Resultat {}

    /** Answered OK at once. */
    record Uendret(LagretMelding melding, Optional<Avvisning> merknad, Optional<Iverksatt> iverksatt)
            implements Resultat {}

    /** Answered FEILET at once. */
    record Avvist(LagretMelding melding, Avvisning avvisning, Optional<String> felt, boolean varsle)
            implements Resultat {}
}
