package no.nav.utsjekk.feiltest;

import java.time.Duration;
import java.time.Instant;

/** Whether something still happens: a busy machine is given time, a product that hangs is not. */
final class Framdrift {

    private final Duration talmodighet;
    private long sist = -1;
    private Instant endret = Instant.now();

    /** @param talmodighet how long nothing may happen */
    Framdrift(Duration talmodighet) {
        this.talmodighet = talmodighet;
    }

    /** @param antall what grows as long as something happens */
    boolean harStanset(long antall) {
        if (antall != sist) {
            sist = antall;
            endret = Instant.now();
        }
        return Instant.now().isAfter(endret.plus(talmodighet));
    }
}
