package no.nav.utsjekk.vakt;

import java.util.Optional;

/**
 * Something that a person must look at.
 *
 * @param tekst Norwegian; ids and counts only, never personident (OPS-50)
 */
public record Varsel(
        Type type, String tekst, Optional<Long> melding, Optional<Long> oppdrag, Optional<Long> kvittering) {

    /** What kind of thing it is. */
    public enum Type {
        /** a line that pays the same as another utbetaling of the sak (D10) */
        DOBBELTUTBETALING,
        /** an uid that another sak owns (D26), or state that cannot be built on */
        UID_KOLLISJON,
        /** ferietillegg days with equal amounts that became one (D24) */
        FERIETILLEGG_SLATT_SAMMEN,
        /** a kvittering that could not be read or matched (D9) */
        KVITTERING_PARKERT,
        /** a kvittering that contradicts what OS has said before (FM-09) */
        KVITTERING_I_STRID,
        /** a melding of which OS has accepted one fagområde and refused another (FM-21) */
        DELVIS_GODTATT,
        /** a fault of OS's simulering that nobody has seen before (07 §7) */
        SIMULERING_UKJENT_FEIL,
        /** an iverksetting that came again, saying something else (IV-S1) */
        ULIK_GJENTAKELSE,
        /** something that ended in the dead letter channel */
        DODBREV,
        /** the day's avstemming has not been run (ALM-10) */
        AVSTEMMING_MANGLER,
        /** an avstemming that OS does not have all of (ALM-10) */
        AVSTEMMING_UFERDIG,
        /** messages of an avstemming of which nobody knows whether OS has them (FM-13) */
        AVSTEMMING_I_TVIL,
        /** error lines in the log of an instance (ALM-5) */
        UVENTET_FEIL
    }

    /** Of nothing that has a row of its own to point at. */
    public static Varsel of(Type type, String tekst) {
        return new Varsel(type, tekst, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Varsel ofMelding(Type type, String tekst, long melding) {
        return new Varsel(type, tekst, Optional.of(melding), Optional.empty(), Optional.empty());
    }

    public static Varsel ofOppdrag(Type type, String tekst, long melding, long oppdrag) {
        return new Varsel(type, tekst, Optional.of(melding), Optional.of(oppdrag), Optional.empty());
    }

    public static Varsel ofKvittering(Type type, String tekst, Optional<Long> oppdrag, long kvittering) {
        return new Varsel(type, tekst, Optional.empty(), oppdrag, Optional.of(kvittering));
    }
}
