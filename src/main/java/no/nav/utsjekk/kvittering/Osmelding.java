package no.nav.utsjekk.kvittering;

import java.util.Optional;

/** What OS says of an oppdrag: the part of a kvittering that decides (05 §4, §5). Texts are without padding. */
public record Osmelding(Alvorlighetsgrad grad, Optional<String> kodeMelding, Optional<String> beskrMelding) {

    /**
     * True when OS refuses because it has the oppdrag, or one of its lines, from before. If the oppdrag may have been sent
     * twice, this can be the answer to the second copy (KV-2, D7).
     */
    public boolean finnesFraFor() {
        return grad == Alvorlighetsgrad.AVVIST
                && beskrMelding
                        .filter(tekst -> tekst.contains("Oppdraget finnes fra før")
                                || tekst.contains("DELYTELSE-ID finnes i oppdragsbasen fra før"))
                        .isPresent();
    }
}
