package no.nav.utsjekk.sak;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Order to OS to hold back payment (04 §3.3).
 *
 * @param overfores date to release
 * @param feilregistrering true when the avvent was a mistake and is cancelled
 */
public record Avvent(
        LocalDate fom, LocalDate tom, Optional<LocalDate> overfores, Optional<Arsak> arsak, boolean feilregistrering) {

    /** Whether OS refuses this one as long as it holds back what the other says: they share days, but not fom (OS-10). */
    boolean kolliderer(Avvent aktiv) {
        return !feilregistrering && !fom.equals(aktiv.fom) && !fom.isAfter(aktiv.tom) && !aktiv.fom.isAfter(tom);
    }

    /** Whether the date to release is still ahead; without a date only OS knows. */
    boolean holderFortsatt(LocalDate idag) {
        return overfores.filter(idag::isBefore).isPresent();
    }

    /** Why the payment is held back. Names are contract values. */
    public enum Arsak {
        AVVENT_AVREGNING("AVAV"),
        AVVENT_REFUSJONSKRAV("AVRK");

        private final String kode;

        Arsak(String kode) {
            this.kode = kode;
        }

        /** OS's code, element {@code kodeArsak}. */
        public String kode() {
            return kode;
        }
    }
}
