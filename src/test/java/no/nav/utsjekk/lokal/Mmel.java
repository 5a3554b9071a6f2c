package no.nav.utsjekk.lokal;

import java.util.Optional;
import no.nav.utsjekk.osmodell.Svar;

/**
 * OS's verdict on an oppdrag (04 §6).
 *
 * @param alvorlighetsgrad 00, 04, 08 or 12 from OS; anything else to see what the product makes of it
 */
public record Mmel(String alvorlighetsgrad, Optional<String> kodeMelding, Optional<String> beskrMelding) {

    public static final Mmel OK = new Mmel("00", Optional.empty(), Optional.empty());

    public static Mmel of(String alvorlighetsgrad, String kodeMelding, String beskrMelding) {
        return new Mmel(alvorlighetsgrad, Optional.of(kodeMelding), Optional.of(beskrMelding));
    }

    public static Mmel av(Svar svar) {
        return new Mmel(svar.alvorlighetsgrad(), svar.kodeMelding(), svar.beskrMelding());
    }

    /** Accepted with a warning. */
    static Mmel varsel() {
        return of("04", "B110099W", "Oppdraget er godtatt med varsel");
    }

    /** Whether OS has the oppdrag in its books and will pay. */
    public boolean godtatt() {
        return alvorlighetsgrad.equals("00") || alvorlighetsgrad.equals("04");
    }
}
