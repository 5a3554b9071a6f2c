package no.nav.utsjekk.sak;

/** What the newest accepted melding did to an utbetaling (01 §5.4, "stored state"). Names are contract values. */
public enum Handling {
    CREATE,
    UPDATE,
    DELETE
}
