package no.nav.utsjekk.kvittering;

import java.util.Arrays;

/** How OS answered (05 §4). */
public enum Alvorlighetsgrad {
    GODTATT("00", true, 200),
    /** accepted and will be paid, with a warning worth looking at */
    GODTATT_MED_ADVARSEL("04", true, 200),
    /** refused for what it says; never sent again by the system (D6) */
    AVVIST("08", false, 400),
    /** refused for a passing fault in OS; may be sent again (D5) */
    TEKNISK_FEIL("12", false, 500),
    /** no code, or none that OS has told us of: what OS did with the oppdrag is unknown */
    UKJENT("", false, 500);

    private final String kode;
    private final boolean godtatt;
    private final int statuskode;

    Alvorlighetsgrad(String kode, boolean godtatt, int statuskode) {
        this.kode = kode;
        this.godtatt = godtatt;
        this.statuskode = statuskode;
    }

    /**
     * The grade with that code.
     *
     * @param kode without padding; empty when OS gave none
     */
    public static Alvorlighetsgrad fraKode(String kode) {
        return Arrays.stream(values())
                .filter(grad -> grad.kode.equals(kode))
                .findFirst()
                .orElse(UKJENT);
    }

    /** OS's code; empty for UKJENT. */
    public String kode() {
        return kode;
    }

    /** True when OS will pay. */
    public boolean erGodtatt() {
        return godtatt;
    }

    /** HTTP-like code of the error in the status, when OS's text gives no better one (05 §5). */
    int statuskode() {
        return statuskode;
    }
}
