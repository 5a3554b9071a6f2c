package no.nav.utsjekk.kvittering;

import java.util.List;
import java.util.Optional;

/**
 * OS's answer to an oppdrag, with what is needed to find the oppdrag again (FM-08). All texts are without padding (FM-14).
 *
 * @param alvorlighetsgrad OS's code as it came; see {@link #grad()}
 * @param tidspktMelding time of derivation of the oppdrag, absent when the oppdrag only cancels an avvent (XML-12)
 * @param linjer in document order; empty when the oppdrag only cancels an avvent
 */
public record Kvittering(
        Optional<String> systemId,
        Optional<String> kodeMelding,
        Optional<String> alvorlighetsgrad,
        Optional<String> beskrMelding,
        String kodeEndring,
        String fagomrade,
        String fagsystemId,
        Optional<String> tidspktMelding,
        List<Linje> linjer) {

    public Kvittering {
        linjer = List.copyOf(linjer);
    }

    /**
     * A line of the oppdrag.
     *
     * @param ny true when the line was new in this oppdrag, so that no earlier oppdrag has the same delytelseId
     */
    public record Linje(String delytelseId, boolean ny) {}

    /** What the code of the answer means. */
    public Alvorlighetsgrad grad() {
        return Alvorlighetsgrad.fraKode(alvorlighetsgrad.orElse(""));
    }

    /** What OS says of the oppdrag. */
    public Osmelding osmelding() {
        return new Osmelding(grad(), kodeMelding, beskrMelding);
    }
}
