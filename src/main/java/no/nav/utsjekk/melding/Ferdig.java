package no.nav.utsjekk.melding;

import java.util.Optional;

/**
 * A melding's final answer.
 *
 * @param ok OK or FEILET
 * @param feil the {@code error} of the status, as JSON
 * @param resultat what a dry run that went well is answered, as JSON
 */
public record Ferdig(long melding, boolean ok, Optional<String> feil, Optional<String> resultat) {

    /** The answer to a real melding, or to a dry run that failed. */
    public Ferdig(long melding, boolean ok, Optional<String> feil) {
        this(melding, ok, feil, Optional.empty());
    }
}
