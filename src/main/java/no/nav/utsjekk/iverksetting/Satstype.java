package no.nav.utsjekk.iverksetting;

import no.nav.utsjekk.sak.Periodetype;

/** How the beløp of an andel is to be read (21 §2.6). Names are contract values. */
public enum Satstype {
    /** kroner per day, Monday to Friday */
    DAGLIG(Periodetype.UKEDAG),
    /** kroner per day, Monday to Sunday */
    DAGLIG_INKL_HELG(Periodetype.DAG),
    /** kroner per month; perioder are whole months (IV-05) */
    MÅNEDLIG(Periodetype.MND),
    /** kroner once for the whole periode */
    ENGANGS(Periodetype.EN_GANG);

    private final Periodetype periodetype;

    Satstype(Periodetype periodetype) {
        this.periodetype = periodetype;
    }

    /** The same in the model of utbetalinger (MG-34). */
    public Periodetype periodetype() {
        return periodetype;
    }
}
