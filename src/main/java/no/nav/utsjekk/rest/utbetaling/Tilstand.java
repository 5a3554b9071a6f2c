package no.nav.utsjekk.rest.utbetaling;

import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.sak.Fagsystem;
import no.nav.utsjekk.sak.Handling;
import no.nav.utsjekk.sak.Utbetaling;

/**
 * What is known of an uid: the newest request of the facade, and what OS has accepted.
 *
 * @param fagsystem whose it is
 * @param godtatt the committed version, an ended one too
 * @param nyUid under which it goes on over Kafka, once it has been migrated
 */
record Tilstand(Fagsystem fagsystem, Optional<Siste> siste, Optional<Utbetaling> godtatt, Optional<UUID> nyUid) {

    /**
     * The newest request and how far it has come.
     *
     * @param foresporsel never one that withdraws an avvent: that changes no utbetaling
     */
    record Siste(Foresporsel foresporsel, Fremdrift fremdrift) {

        boolean er(Hensikt hensikt) {
            return foresporsel.hensikt() == hensikt;
        }
    }

    /** How far a request has come. Names are contract values (20 §4.6). */
    enum Fremdrift {
        IKKE_PÅBEGYNT,
        SENDT_TIL_OPPDRAG,
        OK,
        FEILET_MOT_OPPDRAG;

        boolean erFerdig() {
            return this == OK || this == FEILET_MOT_OPPDRAG;
        }
    }

    /** An answer of OS is awaited. */
    boolean erIArbeid() {
        return siste.filter(s -> !s.fremdrift().erFerdig()).isPresent();
    }

    /** Its end is asked for, or reached. */
    boolean erFjernet() {
        return erIArbeid() ? siste.get().er(Hensikt.FJERN) : iKraft().isEmpty();
    }

    /** What OS pays by (UT-P3, UT-P8): an ended version is of an earlier life. */
    Optional<Utbetaling> iKraft() {
        return godtatt.filter(u -> u.handling() != Handling.DELETE);
    }

    /** What OS pays by was ordered in another way than through the facade. */
    boolean erFlyttet() {
        return iKraft().filter(u -> !u.nokkel().equals(u.uid().toString())).isPresent();
    }

    /** The latest version, if the utbetaling is not removed. */
    Optional<UtbetalingApi> nyeste() {
        if (siste.isEmpty() || erFjernet()) {
            return Optional.empty();
        }
        var bestilt = (Utbetalingsforesporsel) siste.get().foresporsel();
        var viserBestilt = !erFlyttet() && !siste.get().er(Hensikt.FJERN);
        return viserBestilt || iKraft().isEmpty() ? Optional.of(bestilt.innhold()) : iKraft().map(UtbetalingApi::av);
    }
}
