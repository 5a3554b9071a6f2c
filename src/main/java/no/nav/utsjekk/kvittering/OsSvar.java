package no.nav.utsjekk.kvittering;

import java.util.Optional;

/**
 * The {@code error} of a status, as OS's answer gives it (05 §5).
 *
 * @param statuskode HTTP-like
 * @param dok path below the documentation's base address, empty for the base itself
 */
public record OsSvar(int statuskode, String tekst, String dok) {

    /**
     * What the producer is told beside the status.
     *
     * @return empty when OS accepted the oppdrag without remark
     */
    public static Optional<OsSvar> av(Osmelding melding) {
        return melding.grad() == Alvorlighetsgrad.GODTATT
                ? Optional.empty()
                : Optional.of(
                        svar(melding.grad(), melding.beskrMelding().orElse("Oppdragssystemet ga ingen forklaring")));
    }

    private static OsSvar svar(Alvorlighetsgrad grad, String melding) {
        if (grad == Alvorlighetsgrad.UKJENT) { // the text cannot be trusted to say what happened
            return new OsSvar(grad.statuskode(), melding, "");
        }
        if (melding.contains("OPPDRAGET/FAGSYSTEM-ID finnes ikke fra før")) {
            return new OsSvar(
                    404, "Utbetalingen finnes ikke", "/async/kom_i_gang/endre_utbetaling#utbetaling-finnes-ikke");
        }
        if (melding.contains("Oppdraget finnes fra før")) {
            return new OsSvar(
                    409,
                    "Utbetalingen finnes allerede",
                    "/async/kom_i_gang/opprett_utbetaling#utbetaling-finnes-allerede");
        }
        return new OsSvar(grad.statuskode(), melding, "");
    }
}
