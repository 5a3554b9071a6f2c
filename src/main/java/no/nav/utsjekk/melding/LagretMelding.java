package no.nav.utsjekk.melding;

import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.status.Svar;

/**
 * A stored melding whose turn it is.
 *
 * @param sak id of its row in {@code sak}; empty when the melding names no sak that could exist
 * @param transaksjon the producer's id of it, when it is a transaction across records
 * @param poster the records that it came as: one, or several for a transaction across records
 */
public record LagretMelding(
        long id,
        Fagsystem fagsystem,
        Optional<Long> sak,
        boolean dryrun,
        Optional<String> transaksjon,
        List<Meldingspost> poster) {

    public LagretMelding {
        poster = List.copyOf(poster);
    }

    /** To whom its answers go. */
    public Svar svar() {
        return new Svar(
                Optional.of(id),
                poster.stream()
                        .map(post -> new Svar.Adresse(post.nokkel(), post.traceparent()))
                        .toList(),
                fagsystem,
                dryrun);
    }
}
