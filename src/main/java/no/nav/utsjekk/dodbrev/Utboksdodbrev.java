package no.nav.utsjekk.dodbrev;

import java.util.List;
import no.nav.utsjekk.feil.Giftig;
import no.nav.utsjekk.utboks.Utboksstans;

/**
 * What becomes of a row of the utboks that its recipient will not take: it stands still until an operator has decided, those
 * that must not overtake it wait behind it, and the rest goes on.
 */
public final class Utboksdodbrev {

    private final DodbrevRepository dodbrev;
    private final Utboksstans stans;

    public Utboksdodbrev(DodbrevRepository dodbrev, Utboksstans stans) {
        this.dodbrev = dodbrev;
        this.stans = stans;
    }

    /**
     * Stops a row and keeps a letter of it.
     *
     * @param rute the step that gave up
     */
    public void giOpp(long id, String rute, Exception cause) {
        stans.stopp(id)
                .ifPresent(stoppet -> dodbrev.add(List.of(
                        Dodbrev.avUtboks(rute, id, stoppet.melding(), Giftig.name(cause), Giftig.describe(cause)))));
    }
}
