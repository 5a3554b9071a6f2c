package no.nav.utsjekk.iverksettinger;

import java.util.Set;

/** How it goes with an iverksetting (20 §3.7). Names are contract values. */
public enum Iverksettingsstatus {
    /** received, not derived yet */
    IKKE_PÅBEGYNT,
    /** its oppdrag exists and has not been answered */
    SENDT_TIL_OPPDRAG,
    /** OS has accepted */
    OK,
    /** the sak was already as it asks for: nothing was sent */
    OK_UTEN_UTBETALING,
    /** OS has refused, or nothing could be sent */
    FEILET_MOT_OPPDRAG;

    private static final Set<Iverksettingsstatus> FERDIGE = Set.of(OK, OK_UTEN_UTBETALING);

    /** IV-51: whether the next iverksetting can build on it. */
    public boolean erFerdigIverksatt() {
        return FERDIGE.contains(this);
    }

    /** From what an installation before this one has stored (20 §3.7). */
    static Iverksettingsstatus avOppdragstatus(String oppdragstatus) {
        return switch (oppdragstatus) {
            case "LAGT_PÅ_KØ" -> SENDT_TIL_OPPDRAG;
            case "KVITTERT_OK" -> OK;
            case "OK_UTEN_UTBETALING" -> OK_UTEN_UTBETALING;
            default -> FEILET_MOT_OPPDRAG;
        };
    }

    /**
     * From how it goes with the melding that it became.
     *
     * @param tilstand as in the table
     * @param ok whether the melding was answered OK
     * @param haddeOppdrag whether there was anything to tell OS
     */
    static Iverksettingsstatus avMelding(String tilstand, boolean ok, boolean haddeOppdrag) {
        return switch (tilstand) {
            case "FERDIG" -> ferdig(ok, haddeOppdrag);
            case "UTLEDET" -> SENDT_TIL_OPPDRAG;
            default -> IKKE_PÅBEGYNT;
        };
    }

    private static Iverksettingsstatus ferdig(boolean ok, boolean haddeOppdrag) {
        if (!ok) {
            return FEILET_MOT_OPPDRAG;
        }
        return haddeOppdrag ? OK : OK_UTEN_UTBETALING;
    }
}
