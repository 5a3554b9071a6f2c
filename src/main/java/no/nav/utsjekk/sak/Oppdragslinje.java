package no.nav.utsjekk.sak;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * One derived line of an oppdrag (03 §9).
 *
 * @param uid the utbetaling whose chain the line belongs to
 * @param opphorFom present on a line that ends its chain from that date (ENDR/OPPH), absent on a new line (NY)
 * @param vedtaksdato date part of the vedtakstidspunkt
 * @param sats whole kroner per unit of the periodetype
 * @param forrige id of the line before it in the chain, only on new lines that continue a chain
 * @param vedtakssats whole kroner
 */
public record Oppdragslinje(
        UUID uid,
        Optional<LocalDate> opphorFom,
        LocalDate vedtaksdato,
        LinjeId id,
        String klassekode,
        LocalDate fom,
        LocalDate tom,
        long sats,
        Periodetype periodetype,
        String behandlingId,
        Optional<LinjeId> forrige,
        Optional<Long> vedtakssats) {

    /** True for a new line, false for one that ends its chain. */
    public boolean erNy() {
        return opphorFom.isEmpty();
    }
}
