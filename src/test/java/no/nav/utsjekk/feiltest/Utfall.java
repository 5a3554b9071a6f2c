package no.nav.utsjekk.feiltest;

import java.util.Set;
import no.nav.utsjekk.feiltest.bestilling.Bestilling;
import no.nav.utsjekk.feiltest.bestilling.Bestilling.Art;

/** What can become of a request, so that a run can tell whether it has seen all of it. */
enum Utfall {
    UGYLDIG,
    UFULLSTENDIG,
    FINNES_IKKE,
    INGEN_REELL_ENDRING,
    UENDRET,
    GODTATT,
    /** one fagområde was accepted, another one refused */
    DELVIS_GODTATT,
    AVVIST_AV_OS;

    private static final int HTTP_NOT_FOUND = 404;

    /** @param godtatt fagområder in which OS has accepted it */
    static Utfall av(Bestilling bestilling, Forventning forventning, Set<String> godtatt) {
        if (bestilling.art() != Art.GYLDIG) {
            return bestilling.art() == Art.UFULLSTENDIG ? UFULLSTENDIG : UGYLDIG;
        }
        if (forventning instanceof Forventning.Avvist avvist) {
            return avvist.koder().contains(HTTP_NOT_FOUND) ? FINNES_IKKE : INGEN_REELL_ENDRING;
        }
        if (forventning instanceof Forventning.Sendt sendt) {
            return godtatt.isEmpty() ? AVVIST_AV_OS : godtatt.equals(sendt.fagomrader()) ? GODTATT : DELVIS_GODTATT;
        }
        return UENDRET;
    }
}
