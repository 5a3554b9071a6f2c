package no.nav.utsjekk.hovedbok;

import java.util.List;
import java.util.UUID;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.Periodetype;

/**
 * An utbetaling in the ledger: its newest committed version on one side, its chain at OS on the other.
 *
 * @param stonad name of the stønad
 * @param overtatt true when the chain began with oppdrag that are not ours; what it paid then is taken as given
 * @param skalBetale what the version asks for, sorted by fom; nothing when it is ended
 * @param osBetaler what OS will pay, sorted by fom; neighbours that pay the same per day are one
 * @param kjede the delytelseId of each line of the chain, oldest first; of an overtatt chain from the line that we took over
 * @param ukjent true when the version was taken over without perioder (FM-54) and never changed: what OS pays, nobody here
 *     knows, and it is shown as nothing
 * @param avvik in what the two sides differ, for people; empty when they agree
 */
public record Konto(
        UUID uid,
        String stonad,
        Handling handling,
        Periodetype periodetype,
        String behandlingId,
        boolean overtatt,
        List<Betaling> skalBetale,
        List<Betaling> osBetaler,
        List<String> kjede,
        boolean ukjent,
        List<String> avvik) {

    public Konto {
        skalBetale = List.copyOf(skalBetale);
        osBetaler = List.copyOf(osBetaler);
        kjede = List.copyOf(kjede);
        avvik = List.copyOf(avvik);
    }

    /** Whether OS pays what was asked for. */
    public boolean stemmer() {
        return avvik.isEmpty();
    }
}
