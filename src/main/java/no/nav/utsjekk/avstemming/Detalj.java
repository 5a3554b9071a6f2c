package no.nav.utsjekk.avstemming;

import java.time.LocalDateTime;
import java.util.Optional;
import no.nav.utsjekk.kvittering.Osmelding;

/**
 * What OS is told of one oppdrag that it has not accepted without remark (06 §3.2).
 *
 * @param type OS's code: VARS, AVVI or MANG
 * @param personident never in logs
 * @param svar what OS has answered; absent for MANG
 * @param tidspunkt {@code tidspktMelding} of the oppdrag
 */
record Detalj(String type, String personident, String fagsystemId, Optional<Osmelding> svar, LocalDateTime tidspunkt) {

    /** Without the personident. */
    @Override
    public String toString() {
        return type + " " + fagsystemId;
    }
}
