package no.nav.utsjekk.hovedbok;

import java.time.LocalDateTime;
import java.util.List;
import no.nav.utsjekk.sak.Fagomrade;

/**
 * An oppdrag that OS has not answered.
 *
 * @param oppdrag id of its row
 * @param tilstand HOLDT (an operator has to decide), TIL_SENDING, SENDT
 * @param utledet Norwegian local time
 * @param overleveringer copies that may have reached OS
 * @param linjer what it will change if OS accepts, for people
 */
public record Ubesvart(
        long oppdrag,
        Fagomrade fagomrade,
        String tilstand,
        LocalDateTime utledet,
        int overleveringer,
        List<String> linjer) {

    public Ubesvart {
        linjer = List.copyOf(linjer);
    }
}
