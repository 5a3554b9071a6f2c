package no.nav.utsjekk.feiltest.ramme;

import java.util.Locale;

/** How much is tried: {@code -Dfeil.omfang=LANG} is everything. */
public enum Omfang {
    /** about a minute, for every build */
    KORT,
    /** about an hour */
    LANG;

    static final Omfang VALGT =
            valueOf(System.getProperty("feil.omfang", "KORT").toUpperCase(Locale.ROOT));

    /** The number that is right for it. */
    public int antall(int kort, int lang) {
        return this == KORT ? kort : lang;
    }
}
