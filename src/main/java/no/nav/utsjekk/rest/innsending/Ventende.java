package no.nav.utsjekk.rest.innsending;

import java.time.Instant;
import java.util.Optional;
import no.nav.utsjekk.rest.Svar;

/**
 * A call whose melding is stored and that waits for its answer.
 *
 * @param til when nobody waits any longer
 */
record Ventende(long melding, Svarform svarform, Instant til, Optional<Svar> svar) {

    Ventende med(Optional<Svar> svar) {
        return new Ventende(melding, svarform, til, svar);
    }
}
