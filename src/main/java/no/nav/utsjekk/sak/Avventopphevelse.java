package no.nav.utsjekk.sak;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nav.utsjekk.sak.Oppdrag.KodeEndring;

/** Cancels an avvent by itself (04 §5): an oppdrag without lines, which changes no utbetaling. */
record Avventopphevelse(Sak sak, Melding melding, UUID uid) {

    /** The cancellation that a request is, if it is one. */
    static Optional<Avventopphevelse> av(Sak sak, List<Melding> deler) {
        return deler.stream()
                .flatMap(del -> del.onsker().stream()
                        .filter(Onske.OpphevAvvent.class::isInstance)
                        .map(onske -> new Avventopphevelse(sak, del, onske.uid())))
                .findFirst();
    }

    /** UT-A6: of an utbetaling that OS has accepted, and of its person. */
    Utfall utled(LocalDateTime na) {
        var utbetaling =
                sak.utbetalinger().stream().filter(u -> u.uid().equals(uid)).findFirst();
        if (utbetaling.isEmpty()) {
            return Regel.UTBETALING_FINNES_IKKE.avvist(uid);
        }
        if (!utbetaling.get().personident().equals(melding.personident())) {
            return Regel.IMMUTABLE_FIELD_PERSONIDENT.avvist();
        }
        return new Utfall.Endret(List.of(oppdrag(utbetaling.get(), na)), List.of());
    }

    private Oppdrag oppdrag(Utbetaling utbetaling, LocalDateTime na) {
        return new Oppdrag(
                KodeEndring.ENDR,
                utbetaling.fagomrade(),
                sak.sakId(),
                utbetaling.personident(),
                melding.saksbehandler(),
                melding.beslutter(),
                na,
                melding.avvent(),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
