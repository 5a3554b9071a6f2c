package no.nav.utsjekk.kvittering;

import java.util.Optional;

/**
 * How far an oppdrag has come, as far as answers to it go.
 *
 * @param fase the answer that it has, if any
 * @param overleveringer copies that were, or may have been, handed to MQ
 * @param svar copies that have been answered
 * @param forsok how often OS has been asked again after a technical fault (D5)
 * @param avslag a refusal that does not decide yet, because other copies may be unanswered
 */
public record Oppdragstilstand(Fase fase, int overleveringer, int svar, int forsok, Optional<Osmelding> avslag) {

    /** Whether it has been decided, and how. */
    public enum Fase {
        UBESVART,
        GODTATT,
        AVVIST
    }

    /** True when this answer leaves no copy unanswered. */
    boolean isLastAnswer() {
        return svar + 1 >= overleveringer;
    }
}
