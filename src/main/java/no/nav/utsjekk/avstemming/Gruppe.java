package no.nav.utsjekk.avstemming;

import java.util.Optional;
import no.nav.utsjekk.kvittering.Alvorlighetsgrad;

/** How an oppdrag counts, by what OS has answered (06 §3.2). Every oppdrag is in one of the four. */
public enum Gruppe {
    GODKJENT(Optional.empty()),
    VARSEL(Optional.of("VARS")),
    AVVIST(Optional.of("AVVI")),
    /** no answer, or one that is none of OS's four: the groups add up to the total whatever comes */
    MANGLER(Optional.of("MANG"));

    private final Optional<String> detaljtype;

    Gruppe(Optional<String> detaljtype) {
        this.detaljtype = detaljtype;
    }

    /** @param svar the answer that decides; absent while there is none */
    static Gruppe av(Optional<Alvorlighetsgrad> svar) {
        return svar.map(grad -> switch (grad) {
                    case GODTATT -> GODKJENT;
                    case GODTATT_MED_ADVARSEL -> VARSEL;
                    case AVVIST, TEKNISK_FEIL -> AVVIST;
                    case UKJENT -> MANGLER;
                })
                .orElse(MANGLER);
    }

    /** OS's code in the detalj; absent for those that have none. */
    Optional<String> detaljtype() {
        return detaljtype;
    }
}
