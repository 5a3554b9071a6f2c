package no.nav.utsjekk.melding;

import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.sak.Fagsystem;

/**
 * A melding to be stored.
 *
 * @param sakId empty when the melding names no sak that could exist (1 to 30 characters)
 * @param feil present when the melding is refused already: the {@code error} of its status, as JSON
 * @param transaksjon the producer's id of it, when the melding came as several records
 * @param andre the records beside the first; empty unless it is a transaction
 */
public record NyMelding(
        Meldingspost post,
        Fagsystem fagsystem,
        Optional<String> sakId,
        boolean dryrun,
        Optional<String> feil,
        Optional<String> transaksjon,
        List<Meldingspost> andre) {

    public NyMelding {
        andre = List.copyOf(andre);
    }
}
