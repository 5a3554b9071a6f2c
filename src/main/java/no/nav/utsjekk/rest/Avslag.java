package no.nav.utsjekk.rest;

import no.nav.utsjekk.sak.Avvisning;

/**
 * A call that is answered with an error of its own making; nothing has been changed. The message is contract text, and quotes
 * nothing but ids, names and dates.
 */
public final class Avslag extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String dok;

    /**
     * @param status of HTTP
     * @param dok path below the documentation's base address, empty for the base itself
     */
    public Avslag(int status, String tekst, String dok) {
        super(tekst, null, false, false);
        this.status = status;
        this.dok = dok;
    }

    public Avslag(int status, String tekst) {
        this(status, tekst, "");
    }

    /** A refusal by the core. */
    public static Avslag av(Avvisning avvisning) {
        return new Avslag(avvisning.statuskode(), avvisning.tekst(), avvisning.dok());
    }

    /** RF-E1. */
    public static Avslag uleselig() {
        return new Avslag(
                400,
                "Klarte ikke lese json meldingen. Sjekk at formatet på meldingen din er korrekt, f.eks navn på felter, "
                        + "påkrevde felter, e.l.");
    }

    int status() {
        return status;
    }

    String dok() {
        return dok;
    }
}
