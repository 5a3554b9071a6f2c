package no.nav.utsjekk.avstemming;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A run as it stands.
 *
 * @param dag the day on which it was run, in Norway
 * @param levert when OS had all its messages
 * @param iTvil since when nobody knows whether the messages that were begun last have reached MQ
 * @param meldinger how many messages it has
 * @param leverte how many of them OS has
 */
public record Kjoring(
        long id,
        Slag slag,
        LocalDate dag,
        Avstemmingsperiode periode,
        Instant beregnet,
        Optional<Instant> levert,
        Optional<Instant> iTvil,
        int meldinger,
        int leverte) {

    /** Why it was run. The names are those of the table. */
    public enum Slag {
        /** takes up where the last one ended */
        DAGLIG,
        /** a period that an operator asked for; no later run depends on it */
        MANUELL
    }

    /** How far it has come. */
    public enum Tilstand {
        LEVERES,
        I_TVIL,
        LEVERT
    }

    public Tilstand tilstand() {
        if (levert.isPresent()) {
            return Tilstand.LEVERT;
        }
        return iTvil.isPresent() ? Tilstand.I_TVIL : Tilstand.LEVERES;
    }
}
