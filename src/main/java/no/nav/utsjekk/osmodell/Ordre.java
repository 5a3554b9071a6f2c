package no.nav.utsjekk.osmodell;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the model reads of an oppdrag. Texts lose their trailing blanks (FM-14).
 *
 * @param avvent the order to hold back payment, if any
 */
public record Ordre(
        KodeEndring kodeEndring, String fagomrade, String fagsystemId, Optional<Avvent> avvent, List<Linje> linjer) {

    public Ordre {
        fagomrade = fagomrade.stripTrailing();
        fagsystemId = fagsystemId.stripTrailing();
        linjer = List.copyOf(linjer);
    }

    /** The same without avvent, which decides when OS pays and not what. */
    public Ordre utenAvvent() {
        return new Ordre(kodeEndring, fagomrade, fagsystemId, Optional.empty(), linjer);
    }

    /** Of an oppdrag and of a line: seen before or not. Names are OS's codes. */
    public enum KodeEndring {
        NY,
        ENDR
    }

    /** @param feilregistrert true when the avvent that starts on fom is cancelled */
    public record Avvent(LocalDate fom, LocalDate tom, boolean feilregistrert) {}
}
