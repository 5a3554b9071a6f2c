package no.nav.utsjekk.avstemming;

import java.time.LocalDateTime;
import java.util.Optional;
import no.nav.utsjekk.kvittering.Osmelding;

/**
 * An oppdrag as it counts in an avstemming (AVS-6).
 *
 * @param utledet Norwegian local time, microseconds: {@code tidspktMelding}
 * @param belop sum of sats over all lines, those that end something included; kroner
 * @param svar the answer that decides; absent while there is none
 * @param personident present when the oppdrag needs a detalj; never in logs
 */
record AvstemtOppdrag(
        long id,
        String fagsystemId,
        LocalDateTime utledet,
        long belop,
        Optional<Osmelding> svar,
        Optional<String> personident) {

    /** Without the personident. */
    @Override
    public String toString() {
        return "oppdrag " + id;
    }

    Gruppe gruppe() {
        return Gruppe.av(svar.map(Osmelding::grad));
    }

    /** What OS is told of it by name; nothing when OS has accepted it without remark. */
    Optional<Detalj> detalj() {
        var gruppe = gruppe();
        return gruppe.detaljtype()
                .map(type -> new Detalj(
                        type,
                        personident.orElseThrow(),
                        fagsystemId,
                        gruppe == Gruppe.MANGLER ? Optional.empty() : svar,
                        utledet));
    }
}
