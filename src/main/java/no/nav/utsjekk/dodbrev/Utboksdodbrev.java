package no.nav.utsjekk.dodbrev;

import java.util.List;
import java.util.Optional;
import no.nav.utsjekk.feil.Giftig;
import no.nav.utsjekk.utboks.UtboksRepository;

/** What becomes of a row of the utboks that its recipient will not take: an operator must look at it, the rest goes on. */
public final class Utboksdodbrev {

    private static final String ROUTE = "status-ut";

    private final DodbrevRepository dodbrev;
    private final UtboksRepository utboks;

    public Utboksdodbrev(DodbrevRepository dodbrev, UtboksRepository utboks) {
        this.dodbrev = dodbrev;
        this.utboks = utboks;
    }

    /** Takes the row out of the way and keeps a letter of it. */
    public void giOpp(UtboksRepository.Rad rad, Exception cause) {
        dodbrev.add(List.of(new Dodbrev(
                ROUTE,
                Optional.empty(),
                rad.utgaende().melding(),
                Optional.empty(),
                Giftig.name(cause),
                "utboks " + rad.id() + ": " + Giftig.describe(cause))));
        utboks.delivered(List.of(rad));
    }
}
