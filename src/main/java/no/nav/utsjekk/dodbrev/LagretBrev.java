package no.nav.utsjekk.dodbrev;

import java.time.Instant;
import java.util.Optional;

/**
 * A dead letter as it is kept, without its content.
 *
 * @param opprettet when it failed first
 * @param forsok how often it has failed
 * @param arsak of the newest failure
 * @param avslutning empty while it is open
 */
public record LagretBrev(
        long id,
        String rute,
        Optional<Sted> sted,
        Instant opprettet,
        Instant sistFeilet,
        int forsok,
        String arsak,
        Optional<Long> melding,
        Optional<Long> oppdrag,
        Optional<Long> kvittering,
        Optional<Long> utboks,
        Optional<Avslutning> avslutning) {

    /** Where the record stood. */
    public record Sted(String topic, int partisjon, long posisjon) {}

    /** What an operator has done with a letter. The names are those of the table. */
    public enum Art {
        SENDT,
        FORKASTET
    }

    /**
     * How it was closed.
     *
     * @param hvem ident of the operator
     * @param utfall what became of it, in Norwegian, as it is now
     */
    public record Avslutning(Art art, Instant tid, String hvem, String utfall) {}
}
