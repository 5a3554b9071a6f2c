package no.nav.utsjekk.osmodell;

import java.util.Optional;

/**
 * OS's answer to an oppdrag.
 *
 * @param alvorlighetsgrad 00 accepted, 08 refused
 * @param kodeMelding which rule refused it
 * @param beskrMelding OS's text for it
 */
public record Svar(String alvorlighetsgrad, Optional<String> kodeMelding, Optional<String> beskrMelding) {

    static final Svar GODTATT = new Svar("00", Optional.empty(), Optional.empty());

    static Svar avvist(String kodeMelding, String beskrMelding) {
        return new Svar("08", Optional.of(kodeMelding), Optional.of(beskrMelding));
    }

    /**
     * OS-1: the document breaks the schema, so that the model never gets to see it.
     *
     * @param tekst names the element
     */
    public static Svar bryterSkjema(String tekst) {
        return avvist("BXXX001F", tekst);
    }

    /** Whether OS has the oppdrag in its books and will pay. */
    public boolean erGodtatt() {
        return alvorlighetsgrad.equals(GODTATT.alvorlighetsgrad);
    }
}
