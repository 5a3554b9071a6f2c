package no.nav.utsjekk.sak;

/** Benefit domain that a melding belongs to; with the sakId it identifies a sak (01 §5.1). Names are contract values. */
public enum Fagsystem {
    AAP,
    DAGPENGER,
    TILLEGGSSTØNADER,
    TILTAKSPENGER,
    HISTORISK,
    VALP;

    /** True when producers choose the uid of an utbetaling, false when it is derived from the sak (02 §4). */
    public boolean velgerUid() {
        return this != DAGPENGER && this != TILTAKSPENGER;
    }
}
