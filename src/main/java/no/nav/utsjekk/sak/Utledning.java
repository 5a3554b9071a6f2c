package no.nav.utsjekk.sak;

import java.time.LocalDateTime;
import java.util.UUID;
import java.util.function.Supplier;

/** The derivation: (state of the sak, melding) to outcome (03). */
public final class Utledning {

    private Utledning() {}

    /**
     * Derives what OS must be told for the sak to become what the melding asks for.
     *
     * @param sak settled state of the melding's sak
     * @param nyId gives the UUID of each new line
     * @param na Norwegian local time of the derivation, microseconds
     */
    public static Utfall utled(Sak sak, Melding melding, Supplier<UUID> nyId, LocalDateTime na) {
        throw new UnsupportedOperationException("being built");
    }
}
