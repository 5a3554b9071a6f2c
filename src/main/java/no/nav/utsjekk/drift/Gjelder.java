package no.nav.utsjekk.drift;

import java.util.List;
import java.util.Optional;

/** What an action is about, by ids. */
record Gjelder(Optional<Long> dodbrev, Optional<Long> kvittering, Optional<Long> melding, List<Long> oppdrag) {

    Gjelder {
        oppdrag = List.copyOf(oppdrag);
    }

    static Gjelder dodbrev(long id) {
        return new Gjelder(Optional.of(id), Optional.empty(), Optional.empty(), List.of());
    }

    static Gjelder kvittering(long id) {
        return new Gjelder(Optional.empty(), Optional.of(id), Optional.empty(), List.of());
    }

    static Gjelder oppdrag(long id) {
        return new Gjelder(Optional.empty(), Optional.empty(), Optional.empty(), List.of(id));
    }

    Gjelder ogKvittering(long id) {
        return new Gjelder(dodbrev, Optional.of(id), melding, oppdrag);
    }

    Gjelder ogMelding(Optional<Long> id) {
        return new Gjelder(dodbrev, kvittering, id, oppdrag);
    }

    Gjelder ogOppdrag(Optional<Long> id) {
        return new Gjelder(dodbrev, kvittering, melding, id.stream().toList());
    }
}
