package no.nav.utsjekk.sak;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * One payment order to OS for one sak in one fagområde (DER-10, DER-13).
 *
 * @param utledet Norwegian local time of the derivation, microseconds; with fagområde and sakId it identifies the oppdrag
 * @param avvent absent on a pure opphør (FM-52 d)
 * @param betalendeEnhet local office that pays, if any (D23)
 * @param versjoner one per changed utbetaling, in line order: what becomes committed when OS accepts (FM-11)
 */
public record Oppdrag(
        KodeEndring kodeEndring,
        Fagomrade fagomrade,
        String sakId,
        String personident,
        String saksbehandler,
        String beslutter,
        LocalDateTime utledet,
        Optional<Avvent> avvent,
        Optional<String> betalendeEnhet,
        List<Oppdragslinje> linjer,
        List<Utbetaling> versjoner) {

    public Oppdrag {
        linjer = List.copyOf(linjer);
        versjoner = List.copyOf(versjoner);
    }

    /** Whether OS has seen the sak in this fagområde before. Names are contract values. */
    public enum KodeEndring {
        NY,
        ENDR
    }
}
