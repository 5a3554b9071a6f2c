package no.nav.utsjekk.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * The {@code error} of a status (05 §2, D11).
 *
 * @param statusCode HTTP-like
 * @param doc link to the documentation
 * @param code the rule's name
 * @param felt JSON pointer of the field that is wrong
 */
public record Feil(
        int statusCode,
        String msg,
        String doc,
        System system,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> felt) {

    /** Who reported it (01 §5.6). Names are contract values. */
    public enum System {
        HELVED,
        OSUR
    }
}
