package no.nav.utsjekk.sak;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of an utbetaling: what one chain of oppdragslinjer pays (03 §1.1).
 *
 * @param nokkel transaction id of the melding that made this version (FM-15)
 * @param forstePaSak true when nothing had been accepted by OS for the sak before
 * @param sisteLinje id of the last line of the chain
 * @param sistePeriode the periode of that line; absent in some migrated versions (FM-54)
 * @param personident 11 digits, or 9 for an organisation; never in logs
 * @param vedtakstidspunkt Norwegian local time
 * @param perioder sorted by fom; may be empty in migrated versions (FM-54)
 */
public record Utbetaling(
        UUID uid,
        String nokkel,
        Fagomrade fagomrade,
        Handling handling,
        boolean forstePaSak,
        String sakId,
        String behandlingId,
        LinjeId sisteLinje,
        Optional<Periode> sistePeriode,
        String personident,
        LocalDateTime vedtakstidspunkt,
        Stonad stonad,
        String beslutter,
        String saksbehandler,
        Periodetype periodetype,
        Optional<Avvent> avvent,
        List<Periode> perioder) {

    public Utbetaling {
        perioder = List.copyOf(perioder);
    }
}
