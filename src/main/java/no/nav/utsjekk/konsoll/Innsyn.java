package no.nav.utsjekk.konsoll;

import java.util.Optional;
import no.nav.utsjekk.drift.Begrunnelse;

/** Looks at what is about a person: each is given a reason for, and written down before anything is shown (OC-06, OPS-41). */
public final class Innsyn {

    private static final String SETT = "UTFORT";

    private final RevisjonRepository revisjon;

    public Innsyn(RevisjonRepository revisjon) {
        this.revisjon = revisjon;
    }

    /** Somebody looks for a person. Whom, is not written down: the audit holds ids only (OPS-53). */
    void personsok(Operator operator, String grunn) {
        skriv(operator, "SOK_PERSON", grunn, "Søk på person", Optional.empty());
    }

    /** @param om what is shown, in words */
    void vist(Operator operator, String grunn, String om, Optional<Long> sak) {
        skriv(operator, "VIS_PERSON", grunn, om, sak);
    }

    private void skriv(Operator operator, String handling, String grunn, String om, Optional<Long> sak) {
        var begrunnelse = Begrunnelse.av(Optional.of(operator.ident()), Optional.of(grunn));
        revisjon.skriv(operator, handling, begrunnelse.grunn(), SETT, om, sak);
    }
}
