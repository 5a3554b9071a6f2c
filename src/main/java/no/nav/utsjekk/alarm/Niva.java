package no.nav.utsjekk.alarm;

/** How bad it is (09 §5). */
public enum Niva {
    KRITISK("kritisk"),
    HOY("høy"),
    ADVARSEL("advarsel");

    private final String tekst;

    Niva(String tekst) {
        this.tekst = tekst;
    }

    /** As operators read it. */
    public String tekst() {
        return tekst;
    }
}
