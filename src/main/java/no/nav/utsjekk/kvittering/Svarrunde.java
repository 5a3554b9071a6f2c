package no.nav.utsjekk.kvittering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.utsjekk.kvittering.Oppdragstilstand.Fase;
import no.nav.utsjekk.kvittering.OppgjorRepository.Behandlet;
import no.nav.utsjekk.kvittering.OppgjorRepository.Endring;
import no.nav.utsjekk.kvittering.OppgjorRepository.Oppdragsrad;

/** One batch of kvitteringer, decided one after the other, each on top of those before it. Touches no database. */
final class Svarrunde {

    private final Svarregler regler;
    private final Svartider tider;
    private final Map<Long, Oppdragstilstand> tilstander = new HashMap<>();
    private final Map<Long, Endring> endringer = new LinkedHashMap<>();
    private final List<Behandlet> behandlede = new ArrayList<>();

    /** @param rader the oppdrag that the kvitteringer answer, locked */
    Svarrunde(Svarregler regler, Svartider tider, List<Oppdragsrad> rader) {
        this.regler = regler;
        this.tider = tider;
        rader.forEach(rad -> tilstander.put(rad.id(), rad.tilstand()));
    }

    /** What became of each kvittering, in order. */
    List<Behandlet> behandlede() {
        return List.copyOf(behandlede);
    }

    /** What became of each oppdrag that something was decided of. */
    List<Endring> endringer() {
        return List.copyOf(endringer.values());
    }

    /**
     * Decides what one kvittering does.
     *
     * @param id that it is stored under
     * @param oppdrag that it answers, if that is known
     */
    void behandle(long id, MottattKvittering mottatt, Optional<Long> oppdrag) {
        behandlede.add(mottatt.kvittering()
                .map(kvittering -> oppdrag.map(svaret -> avgjor(id, mottatt, kvittering.osmelding(), svaret))
                        .orElseGet(() -> Behandlet.parkert(id, mottatt, oppdrag, "hører ikke til noe kjent oppdrag")))
                .orElseGet(() -> Behandlet.parkert(id, mottatt, oppdrag, "kan ikke leses")));
    }

    private Behandlet avgjor(long id, MottattKvittering mottatt, Osmelding svar, long oppdrag) {
        var tilstand = tilstander.get(oppdrag);
        var avgjorelse = regler.avgjor(tilstand, svar);
        if (avgjorelse == Avgjorelse.PARKERT) {
            return Behandlet.parkert(id, mottatt, Optional.of(oppdrag), contradiction(svar));
        }
        if (avgjorelse != Avgjorelse.DUPLIKAT) {
            var endring = endring(oppdrag, tilstand, svar, avgjorelse);
            endringer.put(oppdrag, endring);
            tilstander.put(oppdrag, after(tilstand, endring));
        }
        return new Behandlet(id, mottatt, Optional.of(oppdrag), avgjorelse, Optional.empty());
    }

    private static String contradiction(Osmelding svar) {
        return svar.grad() == Alvorlighetsgrad.UKJENT
                ? "har ukjent alvorlighetsgrad"
                : "er i strid med det OS har svart før";
    }

    private Endring endring(long oppdrag, Oppdragstilstand tilstand, Osmelding svar, Avgjorelse avgjorelse) {
        var tellende = svar.grad().erGodtatt() ? svar : Svarregler.tellende(tilstand, svar);
        return new Endring(
                oppdrag,
                avgjorelse,
                tilstand.svar() + 1,
                tellende,
                avgjorelse == Avgjorelse.SENDES_IGJEN
                        ? Optional.of(tider.nesteForsok(tilstand.forsok()))
                        : Optional.empty(),
                avgjorelse == Avgjorelse.VENTER_PA_KOPI ? Optional.of(tider.kopifrist()) : Optional.empty());
    }

    private static Oppdragstilstand after(Oppdragstilstand tilstand, Endring endring) {
        return switch (endring.avgjorelse()) {
            case GODTATT -> answered(tilstand, endring, Fase.GODTATT);
            case AVVIST -> answered(tilstand, endring, Fase.AVVIST);
            case SENDES_IGJEN -> new Oppdragstilstand(
                    Fase.UBESVART,
                    tilstand.overleveringer(),
                    endring.sisteSvar(),
                    tilstand.forsok() + 1,
                    Optional.empty());
            case VENTER_PA_KOPI, DUPLIKAT, PARKERT -> new Oppdragstilstand(
                    Fase.UBESVART,
                    tilstand.overleveringer(),
                    endring.sisteSvar(),
                    tilstand.forsok(),
                    Optional.of(endring.svar()));
        };
    }

    private static Oppdragstilstand answered(Oppdragstilstand tilstand, Endring endring, Fase fase) {
        return new Oppdragstilstand(
                fase, tilstand.overleveringer(), endring.sisteSvar(), tilstand.forsok(), tilstand.avslag());
    }
}
