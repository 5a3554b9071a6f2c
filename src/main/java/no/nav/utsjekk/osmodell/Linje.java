package no.nav.utsjekk.osmodell;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import no.nav.utsjekk.osmodell.Ordre.KodeEndring;

/**
 * What the model reads of an oppdragslinje. Texts lose their trailing blanks, amounts their trailing decimals.
 *
 * @param opphorFom datoStatusFom, present when kodeStatusLinje is OPPH
 * @param fom datoVedtakFom
 * @param tom datoVedtakTom
 * @param sats kroner
 * @param typeSats DAG, DAG7, MND, ENG ...
 */
public record Linje(
        KodeEndring kodeEndringLinje,
        Optional<LocalDate> opphorFom,
        String delytelseId,
        String klassekode,
        Optional<LocalDate> datoKlassifikFom,
        LocalDate fom,
        LocalDate tom,
        BigDecimal sats,
        String typeSats,
        Optional<String> refFagsystemId,
        Optional<String> refDelytelseId) {

    public Linje {
        delytelseId = delytelseId.stripTrailing();
        klassekode = klassekode.stripTrailing();
        typeSats = typeSats.stripTrailing();
        refFagsystemId = utenBlanke(refFagsystemId);
        refDelytelseId = utenBlanke(refDelytelseId);
        sats = sats.stripTrailingZeros();
        sats = sats.setScale(Math.max(0, sats.scale()));
    }

    private static Optional<String> utenBlanke(Optional<String> tekst) {
        return tekst.map(String::stripTrailing).filter(t -> !t.isEmpty());
    }

    /** True for a new line, false for a change of one that OS has. */
    public boolean erNy() {
        return kodeEndringLinje == KodeEndring.NY;
    }
}
